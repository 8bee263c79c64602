package dev.aludel.internal.reflection;

import dev.aludel.schema.ForeignOptions;
import dev.aludel.schema.ForeignTable;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Partition;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads foreign tables, with their columns and checks. */
final class ForeignTableReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT c.oid, c.reltype, t.typarray, n.nspname AS schema, c.relname AS name, s.srvname AS server,
               %1$s AS options,
               ARRAY(SELECT pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod)
                            || CASE WHEN a.attfdwoptions IS NULL THEN ''
                                    ELSE ' OPTIONS (' || pg_catalog.array_to_string(%2$s, ', ') || ')' END
                            || CASE WHEN a.attcollation <> at.typcollation
                                    THEN ' COLLATE ' || a.attcollation::pg_catalog.regcollation::pg_catalog.text ELSE '' END
                            || CASE a.attgenerated
                                    WHEN '' THEN coalesce(' DEFAULT ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid), '')
                                    ELSE ' GENERATED ALWAYS AS (' || pg_catalog.pg_get_expr(d.adbin, d.adrelid) || ') '
                                         || CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END END
                            || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
                       FROM pg_catalog.pg_attribute a
                       JOIN pg_catalog.pg_type at ON at.oid = a.atttypid
                       LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                      ORDER BY a.attnum) AS columns,
               ARRAY(SELECT a.attnum || ' ' || a.attname FROM pg_catalog.pg_attribute a
                      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS names,
               ARRAY(SELECT 'CONSTRAINT ' || pg_catalog.quote_ident(k.conname) || ' ' || pg_catalog.pg_get_constraintdef(k.oid)
                       FROM pg_catalog.pg_constraint k
                      WHERE k.conrelid = c.oid AND k.contype = 'c'
                      ORDER BY k.conname) AS checks,
               (SELECT h.inhparent FROM pg_catalog.pg_inherits h WHERE h.inhrelid = c.oid AND c.relispartition) AS above,
               pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS bound
          FROM pg_catalog.pg_foreign_table f
          JOIN pg_catalog.pg_class c ON c.oid = f.ftrelid
          JOIN pg_catalog.pg_type t ON t.oid = c.reltype
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
         WHERE %3$s AND %4$s"""
        .formatted(
            ReflectionSql.options("f.ftoptions"),
            ReflectionSql.options("a.attfdwoptions"),
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.CLASS, "c.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    List<String> lines = new ArrayList<>(row.texts("columns"));
    lines.addAll(row.texts("checks"));
    ObjectId id = ObjectId.of(ObjectKind.FOREIGN_TABLE, row.text("schema"), row.text("name"));
    for (String column : row.texts("names")) {
      int space = column.indexOf(' ');
      found.inner(
          Catalog.column(row.number("oid"), Integer.parseInt(column.substring(0, space))),
          ObjectId.of(
              ObjectKind.FOREIGN_COLUMN, id.schema(), id.name(), column.substring(space + 1)));
    }
    found.add(
        new ForeignTable(
            id,
            row.text("server"),
            lines,
            ForeignOptions.of(row.texts("options")),
            partition(id, row, found)),
        Catalog.CLASS.address(row.number("oid")),
        Catalog.TYPE.address(row.number("reltype")),
        Catalog.TYPE.address(row.number("typarray")));
  }

  /** A partition has the columns of the table above, which must all be there. */
  private static Optional<Partition> partition(ObjectId id, Row row, FoundObjects found)
      throws SQLException {
    Optional<String> bound = row.optional("bound");
    if (bound.isEmpty()) {
      return Optional.empty();
    }
    ObjectId above = found.exactly(Catalog.CLASS.address(row.number("above"))).orElseThrow();
    for (String column : found.columns(above)) {
      found.need(id, ObjectId.of(ObjectKind.COLUMN, above.schema(), above.name(), column));
    }
    ObjectId partition = new ObjectId(ObjectKind.PARTITION, id.path());
    return Optional.of(new Partition(partition, above, bound.get()));
  }
}
