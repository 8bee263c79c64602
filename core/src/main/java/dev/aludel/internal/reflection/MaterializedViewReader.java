package dev.aludel.internal.reflection;

import dev.aludel.schema.MaterializedView;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads materialized views. */
final class MaterializedViewReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT c.oid, n.nspname AS schema, c.relname AS name, c.reltype, t.typarray, r.oid AS rule, c.relispopulated AS filled,
               CASE WHEN m.amname <> 'heap' THEN m.amname END AS method,
               ARRAY(SELECT option FROM pg_catalog.unnest(c.reloptions) option
                     UNION ALL SELECT 'toast.' || option FROM pg_catalog.unnest(toast.reloptions) option
                     ORDER BY 1) AS options,
               pg_catalog.pg_get_viewdef(c.oid) AS query, %s AS columns, %s AS reads,
               %s
          FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_type t ON t.oid = c.reltype
          JOIN pg_catalog.pg_rewrite r ON r.ev_class = c.oid AND r.ev_type = '1'
          LEFT JOIN pg_catalog.pg_am m ON m.oid = c.relam
          LEFT JOIN pg_catalog.pg_class toast ON toast.oid = c.reltoastrelid
         WHERE c.relkind = 'm' AND %s AND %s"""
        .formatted(
            ReflectionSql.viewColumns("c.oid"),
            ReflectionSql.columnsRead(Catalog.REWRITE, "r.oid"),
            ReflectionSql.usedByText(Catalog.REWRITE, "r.oid"),
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.CLASS, "c.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    ObjectId id = ObjectId.of(ObjectKind.MATERIALIZED_VIEW, row.text("schema"), row.text("name"));
    found.add(
        new MaterializedView(
            id,
            row.texts("columns"),
            row.optional("method"),
            row.texts("options"),
            RowNames.read(id, ViewReader.query(row.text("query")), row, found),
            row.texts("reads"),
            row.flag("filled")),
        Catalog.CLASS.address(row.number("oid")),
        Catalog.TYPE.address(row.number("reltype")),
        Catalog.TYPE.address(row.number("typarray")),
        Catalog.REWRITE.address(row.number("rule")));
  }
}
