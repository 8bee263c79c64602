package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import dev.aludel.schema.Statistic;
import java.sql.SQLException;

/** Reads extended statistics. */
final class StatisticReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT s.oid, n.nspname AS schema, s.stxname AS name, tn.nspname AS table_schema, c.relname AS "table",
               pg_catalog.pg_get_statisticsobjdef(s.oid) AS definition,
               pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(s.stxname) AS written,
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
  public void read(Row row, Found found) throws SQLException {
    ObjectId id = ObjectId.of(ObjectKind.STATISTICS, row.text("schema"), row.text("name"));
    String definition = row.text("definition");
    String written = row.text("written");
    int end = definition.indexOf(written) + written.length();
    found.add(
        new Statistic(
            id,
            ObjectId.of(ObjectKind.TABLE, row.text("table_schema"), row.text("table")),
            definition.substring(end).strip(),
            row.optional("target").map(Integer::valueOf)),
        Catalog.STATISTIC.address(row.number("oid")));
  }
}
