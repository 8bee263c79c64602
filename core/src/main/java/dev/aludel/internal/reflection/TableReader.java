package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import dev.aludel.schema.Table;
import java.sql.SQLException;

/** Reads tables, without what lies in them. */
final class TableReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relpersistence = 'u' AS unlogged,
               c.reltype, t.typarray
          FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          LEFT JOIN pg_catalog.pg_type t ON t.oid = c.reltype
         WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"), ReflectionSql.noExtension(Catalog.CLASS, "c.oid"));
  }

  @Override
  public void read(Row row, Found found) throws SQLException {
    ObjectId id = ObjectId.of(ObjectKind.TABLE, row.text("schema"), row.text("name"));
    found.add(
        new Table(id, row.flag("unlogged")),
        Catalog.CLASS.address(row.number("oid")),
        Catalog.TYPE.address(row.number("reltype")),
        Catalog.TYPE.address(row.number("typarray")));
  }
}
