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
               pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS expression
          FROM pg_catalog.pg_attrdef d
          JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
          JOIN pg_catalog.pg_class c ON c.oid = d.adrelid
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         WHERE a.attgenerated = '' AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"), ReflectionSql.noExtension(Catalog.CLASS, "c.oid"));
  }

  @Override
  public void read(Row row, Found found) throws SQLException {
    found.add(
        new ColumnDefault(
            ObjectId.of(
                ObjectKind.DEFAULT, row.text("schema"), row.text("table"), row.text("name")),
            row.integer("attnum"),
            row.text("expression")),
        Catalog.ATTRDEF.address(row.number("oid")));
  }
}
