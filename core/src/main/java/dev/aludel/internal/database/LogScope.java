package dev.aludel.internal.database;

import dev.aludel.internal.sql.Literals;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of a log belong to one version table, where several of them share the log: those that
 * bear its name, and those of before the log had a column for it.
 *
 * @param versionTable the version table's own name
 * @param column what follows the other columns of an INSERT: the column, or nothing where the log
 *     lacks it
 * @param value what follows the other values of an INSERT
 */
record LogScope(String versionTable, String column, String value) {

  /** The column that older builds' logs lack. */
  static final String COLUMN = "version_table";

  static LogScope of(String versionTable, boolean logHasColumn) {
    return logHasColumn
        ? new LogScope(versionTable, ", " + COLUMN, ", " + literal(versionTable))
        : new LogScope(versionTable, "", "");
  }

  /** For a printed script, which finds out where it runs whether the log has the column. */
  static LogScope inPsql(String versionTable) {
    return new LogScope(versionTable, " :aludel_log_column", " :aludel_log_value");
  }

  /**
   * The query of psql's that finds it out.
   *
   * @param schema an SQL expression for the log's schema
   * @param log the log's name
   */
  String askInPsql(String schema, String log) {
    return """
        SELECT CASE WHEN x.has THEN ', %1$s' ELSE '' END AS aludel_log_column,
               CASE WHEN x.has THEN pg_catalog.concat(', ', pg_catalog.quote_literal(%2$s)) ELSE '' END AS aludel_log_value
          FROM (SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a
                  JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) a.attrelid
                  JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
                 WHERE n.nspname OPERATOR(pg_catalog.=) %3$s AND c.relname OPERATOR(pg_catalog.=) %4$s
                   AND a.attname OPERATOR(pg_catalog.=) '%1$s' AND NOT a.attisdropped) AS has) AS x \\gset"""
        .formatted(COLUMN, literal(versionTable), schema, Literals.quote(log));
  }

  /**
   * The rows that count, to stand behind FROM; they go by the name {@code a}.
   *
   * <p>Where the log has no such column, the name means the outer query's NULL.
   *
   * @param log how the statement names the log
   */
  String rows(String log) {
    return """
        (SELECT r.* FROM (SELECT NULL::pg_catalog.text AS %1$s) AS none
                   CROSS JOIN LATERAL (SELECT t.*, %1$s AS belongs_to FROM %2$s t) AS r
                  WHERE r.belongs_to IS NULL OR r.belongs_to OPERATOR(pg_catalog.=) %3$s) AS a"""
        .formatted(COLUMN, log, literal(versionTable));
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
