package dev.aludel.internal.database;

import dev.aludel.internal.sql.Literals;
import dev.aludel.internal.text.Gaps;
import java.util.ArrayList;
import java.util.List;

/**
 * What older builds' logs lack: the version table that a row belongs to, where several of them
 * share the log, and the time zone that a revision ran in.
 *
 * <p>The rows that count are those that bear the version table's name, and those of before the log
 * had a column for it.
 *
 * @param versionTable the version table's own name
 * @param any what an INSERT of any row adds
 * @param run what an INSERT adds for a revision that runs
 * @param keepsStatements whether the log has a column for the checksums of statements
 */
record LogScope(String versionTable, Added any, Added run, boolean keepsStatements) {

  /** The column for the version table's name. */
  static final String COLUMN = "version_table";

  /** The column for the time zone. */
  static final String ZONE = "time_zone";

  /** The column for the checksums of a revision's statements. */
  static final String STATEMENTS = "statement_checksums";

  /**
   * What stands behind the other columns and values of an INSERT; nothing where the log lacks it.
   *
   * @param column the columns
   * @param value their values
   */
  record Added(String column, String value) {
    Added and(Added other) {
      return new Added(column + other.column, value + other.value);
    }
  }

  /**
   * For a log that was seen.
   *
   * @param versionTable the version table's own name
   * @param form what the log has
   * @param zone the time zone that revisions run in
   */
  static LogScope of(String versionTable, LogForm form, String zone) {
    Added nothing = new Added("", "");
    Added any =
        form.namesTable() ? new Added(", " + COLUMN, ", " + literal(versionTable)) : nothing;
    Added time = form.namesZone() ? new Added(", " + ZONE, ", " + Literals.quote(zone)) : nothing;
    return new LogScope(versionTable, any, any.and(time), form.keepsStatements());
  }

  /** For a query that only reads, over a log of any form. */
  static LogScope reading(String versionTable) {
    return of(versionTable, LogForm.NOW, "");
  }

  /** For a printed script, which finds out where it runs what the log has. */
  static LogScope inPsql(String versionTable) {
    Added any = new Added(" :aludel_log_column", " :aludel_log_value");
    return new LogScope(
        versionTable,
        any,
        any.and(new Added(" :aludel_zone_column", " :aludel_zone_value")),
        false); // a value of each row's own can't be left out by a variable of psql's
  }

  /** {@return what an INSERT adds that has these checksums} */
  Added statements(List<String> checksums) {
    return keepsStatements && !checksums.isEmpty()
        ? new Added(", " + STATEMENTS, ", " + Literals.textArray(checksums))
        : new Added("", "");
  }

  /** {@return what an INSERT adds that takes them from another row} */
  Added sameStatements() {
    return keepsStatements ? new Added(", " + STATEMENTS, ", " + STATEMENTS) : new Added("", "");
  }

  /**
   * The query of psql's that finds it out.
   *
   * @param schema an SQL expression for the log's schema
   * @param log the log's name
   * @param zone an SQL expression for the time zone that revisions run in
   */
  String askInPsql(String schema, String log, String zone) {
    return """
        SELECT CASE WHEN x.has THEN ', %1$s' ELSE '' END AS aludel_log_column,
               CASE WHEN x.has THEN pg_catalog.concat(', ', pg_catalog.quote_literal(%2$s)) ELSE '' END AS aludel_log_value,
               CASE WHEN x.zone THEN ', %5$s' ELSE '' END AS aludel_zone_column,
               CASE WHEN x.zone THEN pg_catalog.concat(', ', pg_catalog.quote_literal(%6$s)) ELSE '' END AS aludel_zone_value
          FROM (SELECT coalesce(pg_catalog.bool_or(a.attname OPERATOR(pg_catalog.=) '%1$s'), false) AS has,
                       coalesce(pg_catalog.bool_or(a.attname OPERATOR(pg_catalog.=) '%5$s'), false) AS zone
                  FROM pg_catalog.pg_attribute a
                  JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) a.attrelid
                  JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
                 WHERE n.nspname OPERATOR(pg_catalog.=) %3$s AND c.relname OPERATOR(pg_catalog.=) %4$s
                   AND NOT a.attisdropped) AS x \\gset"""
        .formatted(COLUMN, literal(versionTable), schema, Literals.quote(log), ZONE, zone);
  }

  /**
   * The rows that count, to stand behind FROM; they go by the name {@code a}.
   *
   * <p>Where the log has no such column, the name means the outer query's NULL. The time zone goes
   * by the name {@code ran_in}.
   *
   * @param log how the statement names the log
   */
  String rows(String log) {
    return Gaps.fill(
        """
        (SELECT r.* FROM (SELECT NULL::pg_catalog.text AS %1$s, NULL::pg_catalog.text AS %4$s) AS none
                   CROSS JOIN LATERAL (SELECT t.*, %1$s AS belongs_to, %4$s AS ran_in FROM %2$s t) AS r
                  WHERE r.belongs_to IS NULL OR r.belongs_to OPERATOR(pg_catalog.=) %3$s) AS a""",
        COLUMN, log, literal(versionTable), ZONE);
  }

  /** Without a percent sign, since the text goes through formats of Java's and of the server's. */
  private static String literal(String name) {
    if (name.indexOf('%') < 0) {
      return Literals.quote(name);
    }
    List<String> parts = new ArrayList<>();
    for (String part : name.split("%", -1)) {
      parts.add(Literals.quote(part));
    }
    return "pg_catalog.concat(" + String.join(", pg_catalog.chr(37), ", parts) + ")";
  }
}
