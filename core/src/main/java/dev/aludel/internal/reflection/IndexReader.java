package dev.aludel.internal.reflection;

import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.Optional;

/** Reads the indexes that belong to no constraint. */
final class IndexReader implements ObjectReader {

  /** What {@code pg_get_indexdef} puts between an index's table and what tells indexes apart. */
  private static final String USING = " USING ";

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT i.oid, c.relkind AS of, n.nspname AS schema, c.relname AS "table", i.relname AS name, x.indisunique AS "unique",
               pg_catalog.pg_get_indexdef(i.oid) AS definition,
               pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS written,
               pg_catalog.quote_ident(i.relname) AS written_name,
               ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a
                      WHERE a.attrelid = i.oid ORDER BY a.attnum) AS columns,
               pn.nspname AS from_schema, pt.relname AS from_table, pi.relname AS from_name
          FROM pg_catalog.pg_index x
          JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
          JOIN pg_catalog.pg_class c ON c.oid = x.indrelid
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          LEFT JOIN pg_catalog.pg_inherits h ON h.inhrelid = i.oid
          LEFT JOIN pg_catalog.pg_class pi ON pi.oid = h.inhparent
          LEFT JOIN pg_catalog.pg_index px ON px.indexrelid = pi.oid
          LEFT JOIN pg_catalog.pg_class pt ON pt.oid = px.indrelid
          LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = pt.relnamespace
         WHERE c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't'
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k
                            WHERE k.conindid = i.oid AND k.contype IN ('p', 'u', 'x'))
           AND %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"), ReflectionSql.noExtension(Catalog.CLASS, "i.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    ObjectId id =
        ObjectId.of(ObjectKind.INDEX, row.text("schema"), row.text("table"), row.text("name"));
    String definition = row.text("definition");
    // The names may hold anything, so the search begins behind them.
    int name = definition.indexOf(row.text("written_name"));
    int table = definition.indexOf(row.text("written"), name + row.text("written_name").length());
    int from = definition.indexOf(USING, table + row.text("written").length());
    found.add(
        new Index(
            id,
            row.text("of").equals("m") ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.TABLE,
            row.flag("unique"),
            definition.substring(from + 1),
            row.texts("columns"),
            inherited(row)),
        Catalog.CLASS.address(row.number("oid")));
  }

  private static Optional<ObjectId> inherited(Row row) throws SQLException {
    Optional<String> name = row.optional("from_name");
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ObjectId.of(
                ObjectKind.INDEX, row.text("from_schema"), row.text("from_table"), name.get()));
  }
}
