package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import dev.aludel.schema.Statistic;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads extended statistics. */
final class StatisticReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT s.oid, n.nspname AS schema, s.stxname AS name, tn.nspname AS table_schema, c.relname AS "table",
               pg_catalog.pg_get_statisticsobjdef(s.oid) AS definition,
               pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(s.stxname) AS written,
               ARRAY(SELECT pg_catalog.quote_ident(a.attname) FROM pg_catalog.pg_attribute a
                      WHERE a.attrelid = s.stxrelid AND a.attnum = ANY (s.stxkeys) ORDER BY 1) AS columns,
               pg_catalog.pg_get_statisticsobjdef_expressions(s.oid) AS expressions,
               s.stxrelid::pg_catalog.regclass AS relation,
               CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget END AS target
          FROM pg_catalog.pg_statistic_ext s
          JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
          JOIN pg_catalog.pg_class c ON c.oid = s.stxrelid
          JOIN pg_catalog.pg_namespace tn ON tn.oid = c.relnamespace
         WHERE %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.STATISTIC, "s.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    ObjectId id = ObjectId.of(ObjectKind.STATISTICS, row.text("schema"), row.text("name"));
    String definition = row.text("definition");
    String written = row.text("written");
    int end = definition.indexOf(written) + written.length();
    found.add(
        new Statistic(
            id,
            ObjectId.of(ObjectKind.TABLE, row.text("table_schema"), row.text("table")),
            kinds(definition.substring(end).strip())
                + "ON "
                + of(row)
                + " FROM "
                + row.text("relation"),
            row.optional("target").map(Integer::valueOf)),
        Catalog.STATISTIC.address(row.number("oid")));
  }

  /** What stands before ON, such as {@code (ndistinct)}, if anything. */
  private static String kinds(String definition) {
    return definition.startsWith("(")
        ? definition.substring(0, definition.indexOf(')') + 1) + " "
        : "";
  }

  /** Columns by name: the server has them in the order in which the table does. */
  private static String of(Row row) throws SQLException {
    List<String> all = new ArrayList<>(row.texts("columns"));
    row.texts("expressions").forEach(expression -> all.add("(" + expression + ")"));
    return String.join(", ", all);
  }
}
