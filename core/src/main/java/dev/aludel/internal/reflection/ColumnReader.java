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

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT c.oid AS relation, a.attnum, n.nspname AS schema, c.relname AS "table", a.attname AS name,
               pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
               CASE WHEN a.attcollation <> t.typcollation
                    THEN (SELECT pg_catalog.quote_ident(cn.nspname) || '.' || pg_catalog.quote_ident(co.collname)
                            FROM pg_catalog.pg_collation co JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
                           WHERE co.oid = a.attcollation) END AS collation,
               a.attnotnull AS notnull, a.attidentity AS identity, a.attgenerated AS generated,
               d.oid AS expression_oid, CASE WHEN a.attgenerated <> '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END AS expression,
               s.seqrelid, pg_catalog.format_type(s.seqtypid, NULL) AS seqtype,
               s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle
          FROM pg_catalog.pg_attribute a
          JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
          LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
          LEFT JOIN pg_catalog.pg_depend own ON a.attidentity <> '' AND own.refclassid = %d AND own.refobjid = c.oid
               AND own.refobjsubid = a.attnum AND own.classid = %d AND own.deptype = 'i'
          LEFT JOIN pg_catalog.pg_sequence s ON s.seqrelid = own.objid
         WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND a.attnum > 0 AND NOT a.attisdropped
           AND %s AND %s
         ORDER BY c.oid, a.attnum"""
        .formatted(
            Catalog.CLASS.oid(),
            Catalog.CLASS.oid(),
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.CLASS, "c.oid"));
  }

  @Override
  public void read(Row row, Found found) throws SQLException {
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
            row.flag("notnull"),
            identity.isEmpty()
                ? Optional.empty()
                : Optional.of(new Column.Identity(identity.equals("a"), options(row))),
            generated.isEmpty()
                ? Optional.empty()
                : Optional.of(new Column.Generated(row.text("expression"), generated.equals("s"))));
    found.add(column, Catalog.column(row.number("relation"), row.integer("attnum")));
    if (!generated.isEmpty()) {
      found.alias(Catalog.ATTRDEF.address(row.number("expression_oid")), id);
    }
    if (!identity.isEmpty()) {
      found.alias(Catalog.CLASS.address(row.number("seqrelid")), id);
    }
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
