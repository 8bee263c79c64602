package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.RowSecurity;
import dev.aludel.schema.ServerVersion;
import dev.aludel.schema.Table;
import java.sql.SQLException;

/** Reads tables, without what lies in them. */
final class TableReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relpersistence = 'u' AS unlogged,
               c.reltype, t.typarray, c.relrowsecurity AS secured, c.relforcerowsecurity AS forced,
               CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS key,
               CASE WHEN c.reloftype <> 0 THEN pg_catalog.format_type(c.reloftype, NULL) END AS type,
               (SELECT m.amname FROM pg_catalog.pg_am m WHERE m.oid = c.relam AND m.amname <> 'heap') AS method,
               ARRAY(SELECT o FROM pg_catalog.unnest(c.reloptions) AS o
                     UNION ALL
                     SELECT 'toast.' || o FROM pg_catalog.pg_class toast, pg_catalog.unnest(toast.reloptions) AS o
                      WHERE toast.oid = c.reltoastrelid
                      ORDER BY 1) AS options
          FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          LEFT JOIN pg_catalog.pg_type t ON t.oid = c.reltype
         WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"), ReflectionSql.noExtension(Catalog.CLASS, "c.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    ObjectId id = ObjectId.of(ObjectKind.TABLE, row.text("schema"), row.text("name"));
    found.add(
        new Table(
            id,
            row.flag("unlogged"),
            row.optional("key"),
            row.optional("type"),
            row.optional("method"),
            row.texts("options")),
        Catalog.CLASS.address(row.number("oid")),
        Catalog.TYPE.address(row.number("reltype")),
        Catalog.TYPE.address(row.number("typarray")));
    if (row.flag("secured") || row.flag("forced")) {
      found.add(
          new RowSecurity(
              new ObjectId(ObjectKind.ROW_SECURITY, id.path()),
              row.flag("secured"),
              row.flag("forced")));
    }
  }
}
