package dev.aludel.internal.reflection;

import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.Optional;

/** Reads the columns of tables, with the options of their identity sequences. */
final class ColumnReader implements ObjectReader {

  /**
   * How the values of a column {@code a} of a type {@code t} are kept. Servers from November 2026
   * on note a column's version, {@code pg_attver}, among its options, and nobody can set or reset
   * it.
   */
  static final String STORAGE =
      """
      CASE WHEN t.typstorage = 'p' THEN 'PLAIN' WHEN t.typstorage = 'e' THEN 'EXTERNAL'
      WHEN t.typstorage = 'm' THEN 'MAIN' ELSE 'EXTENDED' END AS usual_storage,
      CASE WHEN a.attstorage <> t.typstorage
      THEN CASE WHEN a.attstorage = 'p' THEN 'PLAIN' WHEN a.attstorage = 'e' THEN 'EXTERNAL'
      WHEN a.attstorage = 'm' THEN 'MAIN' ELSE 'EXTENDED' END END AS storage,
      CASE WHEN a.attcompression = 'p' THEN 'pglz' WHEN a.attcompression = 'l' THEN 'lz4' END AS compression,
      CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END AS target,
      ARRAY(SELECT o FROM pg_catalog.unnest(a.attoptions) AS o WHERE NOT pg_catalog.starts_with(o, 'pg_') ORDER BY 1) AS options""";

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT c.oid AS relation, a.attnum, n.nspname AS schema, c.relname AS "table", a.attname AS name,
               pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
               CASE WHEN a.attcollation <> t.typcollation
                    THEN a.attcollation::pg_catalog.regcollation::pg_catalog.text END AS collation,
               %s, a.attislocal AS local, c.reloftype <> 0 AS typed,
               %s,
               heritage.schema AS from_schema, heritage.name AS from_table,
               a.attidentity AS identity, a.attgenerated AS generated,
               d.oid AS expression_oid, CASE WHEN a.attgenerated <> '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END AS expression,
               s.seqrelid, pg_catalog.format_type(s.seqtypid, NULL) AS seqtype,
               s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle
          FROM pg_catalog.pg_attribute a
          JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
          %s
          LEFT JOIN LATERAL (SELECT pn.nspname AS schema, pc.relname AS name
                               FROM pg_catalog.pg_inherits h
                               JOIN pg_catalog.pg_class pc ON pc.oid = h.inhparent
                               JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace
                               JOIN pg_catalog.pg_attribute pa ON pa.attrelid = pc.oid AND pa.attname = a.attname
                              WHERE a.attinhcount > 0 AND h.inhrelid = c.oid AND NOT pa.attisdropped
                              ORDER BY h.inhseqno LIMIT 1) AS heritage ON true
          LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
          LEFT JOIN LATERAL (SELECT q.*
                               FROM pg_catalog.pg_attribute root
                               JOIN pg_catalog.pg_depend own ON own.refclassid = %s AND own.refobjid = root.attrelid
                                    AND own.refobjsubid = root.attnum AND own.classid = %s AND own.deptype = 'i'
                               JOIN pg_catalog.pg_sequence q ON q.seqrelid = own.objid
                              WHERE a.attidentity <> '' AND root.attname = a.attname
                                AND root.attrelid = CASE WHEN c.relispartition THEN pg_catalog.pg_partition_root(c.oid) ELSE c.oid END
                              LIMIT 1) AS s ON true
         WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND a.attnum > 0 AND NOT a.attisdropped
           AND %s AND %s
         ORDER BY c.oid, a.attnum"""
        .formatted(
            version.atLeast(18)
                ? "a.attnotnull AS notnull, nn.oid AS notnull_oid, nn.conname AS notnull_name, nn.connoinherit AS noinherit, nn.convalidated AS valid"
                : "a.attnotnull AS notnull, 0::pg_catalog.oid AS notnull_oid, NULL AS notnull_name, false AS noinherit, true AS valid",
            STORAGE,
            version.atLeast(18)
                ? "LEFT JOIN pg_catalog.pg_constraint nn ON nn.conrelid = c.oid AND nn.contype = 'n' AND nn.conkey[1] = a.attnum"
                : "",
            Catalog.CLASS.oid(),
            Catalog.CLASS.oid(),
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.CLASS, "c.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    ObjectId id =
        ObjectId.of(ObjectKind.COLUMN, row.text("schema"), row.text("table"), row.text("name"));
    String generated = row.text("generated");
    String identity = row.text("identity");
    Column column =
        new Column(
            id,
            row.integer("attnum"),
            row.text("type"),
            row.optional("collation"),
            row.flag("notnull") ? Optional.of(notNull(row)) : Optional.empty(),
            identity.isEmpty()
                ? Optional.empty()
                : Optional.of(new Column.Identity(identity.equals("a"), options(row))),
            generated.isEmpty()
                ? Optional.empty()
                : Optional.of(new Column.Generated(row.text("expression"), generated.equals("s"))),
            storage(row),
            inherited(row, ObjectKind.COLUMN),
            row.flag("local"),
            row.flag("typed"));
    found.add(column, Catalog.column(row.number("relation"), row.integer("attnum")));
    if (row.optional("notnull_name").isPresent()) {
      found.inner(
          Catalog.CONSTRAINT.address(row.number("notnull_oid")),
          new ObjectId(ObjectKind.NOT_NULL, id.path()));
    }
    if (!generated.isEmpty()) {
      found.alias(Catalog.ATTRDEF.address(row.number("expression_oid")), id);
    }
    if (!identity.isEmpty() && column.inherited().isEmpty()) {
      found.alias(Catalog.CLASS.address(row.number("seqrelid")), id);
      found.inner(
          Catalog.CLASS.address(row.number("seqrelid")),
          new ObjectId(ObjectKind.IDENTITY_SEQUENCE, id.path()));
    }
  }

  /** How a column's values are kept, out of the columns of {@link #STORAGE}. */
  static Column.Storage storage(Row row) throws SQLException {
    return new Column.Storage(
        row.text("usual_storage"),
        row.optional("storage"),
        row.optional("compression"),
        row.optional("target").map(Integer::valueOf),
        row.texts("options"));
  }

  private static Column.NotNull notNull(Row row) throws SQLException {
    return new Column.NotNull(
        row.optional("notnull_name").orElse(""), row.flag("noinherit"), row.flag("valid"));
  }

  /** What a column or its default is inherited from, out of the columns of {@code heritage}. */
  static Optional<ObjectId> inherited(Row row, ObjectKind kind) throws SQLException {
    Optional<String> table = row.optional("from_table");
    return table.isEmpty()
        ? Optional.empty()
        : Optional.of(ObjectId.of(kind, row.text("from_schema"), table.get(), row.text("name")));
  }

  static SequenceOptions options(Row row) throws SQLException {
    return new SequenceOptions(
        row.text("seqtype"),
        row.number("seqstart"),
        row.number("seqincrement"),
        row.number("seqmin"),
        row.number("seqmax"),
        row.number("seqcache"),
        row.flag("seqcycle"));
  }
}
