package dev.aludel.internal.reflection;

import dev.aludel.schema.ColumnDefault;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads the defaults of columns. */
final class ColumnDefaultReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT d.oid, a.attnum, n.nspname AS schema, c.relname AS "table", a.attname AS name,
               pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS expression,
               heritage.schema AS from_schema, heritage.name AS from_table
          FROM pg_catalog.pg_attrdef d
          JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
          JOIN pg_catalog.pg_class c ON c.oid = d.adrelid
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          LEFT JOIN LATERAL (SELECT pn.nspname AS schema, pc.relname AS name
                               FROM pg_catalog.pg_inherits h
                               JOIN pg_catalog.pg_class pc ON pc.oid = h.inhparent
                               JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace
                               JOIN pg_catalog.pg_attribute pa ON pa.attrelid = pc.oid AND pa.attname = a.attname
                              WHERE a.attinhcount > 0 AND h.inhrelid = c.oid AND NOT pa.attisdropped
                              ORDER BY h.inhseqno LIMIT 1) AS heritage ON true
         WHERE a.attgenerated = '' AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"), ReflectionSql.noExtension(Catalog.CLASS, "c.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new ColumnDefault(
            ObjectId.of(
                ObjectKind.DEFAULT, row.text("schema"), row.text("table"), row.text("name")),
            row.integer("attnum"),
            row.text("expression"),
            ColumnReader.inherited(row, ObjectKind.DEFAULT)),
        Catalog.ATTRDEF.address(row.number("oid")));
  }
}
