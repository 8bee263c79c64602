package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import dev.aludel.schema.View;
import java.sql.SQLException;

/** Reads views. */
final class ViewReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT c.oid, n.nspname AS schema, c.relname AS name, c.reltype, t.typarray, r.oid AS rule,
               ARRAY(SELECT option FROM pg_catalog.unnest(c.reloptions) option ORDER BY 1) AS options,
               pg_catalog.pg_get_viewdef(c.oid) AS query,
               %s AS columns, %s AS reads, %s
          FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_type t ON t.oid = c.reltype
          JOIN pg_catalog.pg_rewrite r ON r.ev_class = c.oid AND r.ev_type = '1'
         WHERE c.relkind = 'v' AND c.relpersistence <> 't' AND %s AND %s"""
        .formatted(
            ReflectionSql.viewColumns("c.oid"),
            ReflectionSql.columnsRead(Catalog.REWRITE, "r.oid"),
            ReflectionSql.usedByText(Catalog.REWRITE, "r.oid"),
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.CLASS, "c.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    ObjectId id = ObjectId.of(ObjectKind.VIEW, row.text("schema"), row.text("name"));
    found.add(
        new View(
            id,
            row.texts("columns"),
            row.texts("options"),
            RowNames.read(id, query(row.text("query")), row, found),
            row.texts("reads")),
        Catalog.CLASS.address(row.number("oid")),
        Catalog.TYPE.address(row.number("reltype")),
        Catalog.TYPE.address(row.number("typarray")),
        Catalog.REWRITE.address(row.number("rule")));
  }

  /** The server begins with a space and ends with a semicolon. */
  static String query(String definition) {
    String query = definition.strip();
    return query.endsWith(";") ? query.substring(0, query.length() - 1).stripTrailing() : query;
  }
}
