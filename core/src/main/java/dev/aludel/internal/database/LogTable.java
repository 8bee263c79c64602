package dev.aludel.internal.database;

import dev.aludel.internal.sql.Literals;
import dev.aludel.report.LogEntry;
import dev.aludel.revision.RevisionNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statements that create, write and read the log: append-only, one row for each thing that ran.
 */
public final class LogTable {

  private final Tables tables;
  private final String toolVersion;

  /**
   * Writes for one log table.
   *
   * @param tables where it is
   * @param toolVersion the version of Aludel that writes
   */
  public LogTable(Tables tables, String toolVersion) {
    this.tables = tables;
    this.toolVersion = toolVersion;
  }

  /**
   * What a row says beside the revision itself.
   *
   * @param direction upgrade, downgrade, stamp or repair
   * @param checksum of its upgrade, where it is SQL
   * @param rawChecksum of its file's bytes, where it is SQL
   * @param downgradeScript the SQL that takes it back, for builds that lack its file
   * @param outcome running, done or failed
   * @param error what went wrong
   */
  public record Row(
      String direction,
      Optional<String> checksum,
      Optional<String> rawChecksum,
      Optional<String> downgradeScript,
      String outcome,
      Optional<String> error) {}

  /** {@return the statement that creates the table} */
  public String create() {
    return """
        CREATE TABLE IF NOT EXISTS %s (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          revision text NOT NULL,
          direction text NOT NULL CHECK (direction IN ('upgrade', 'downgrade', 'stamp', 'repair')),
          message text NOT NULL,
          revises text[] NOT NULL,
          depends_on text[] NOT NULL,
          labels text[] NOT NULL,
          checksum text,
          raw_checksum text,
          downgrade_script text,
          outcome text NOT NULL CHECK (outcome IN ('running', 'done', 'failed')),
          started_at timestamptz NOT NULL,
          finished_at timestamptz,
          statement integer,
          statements integer,
          done_checksum text,
          error text,
          executed_by text NOT NULL,
          tool_version text NOT NULL
        )"""
        .formatted(tables.logTable());
  }

  /**
   * The statement that appends a row.
   *
   * @param revision the revision
   * @param row what to say of it
   * @param startedAt an SQL expression for the time it began
   * @return an INSERT
   */
  public String append(RevisionNode revision, Row row, String startedAt) {
    return """
        INSERT INTO %s (revision, direction, message, revises, depends_on, labels, checksum, raw_checksum,
            downgrade_script, outcome, started_at, finished_at, error, executed_by, tool_version)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, pg_catalog.clock_timestamp(), %s,
            pg_catalog.concat_ws(' ', session_user || '@' || coalesce(pg_catalog.host(pg_catalog.inet_client_addr()), 'local'),
              nullif(pg_catalog.current_setting('application_name'), '')), %s)"""
        .formatted(
            tables.logTable(),
            Literals.quote(revision.id()),
            Literals.quote(row.direction()),
            Literals.quote(revision.message()),
            array(revision.revises()),
            array(revision.dependsOn()),
            array(revision.labels()),
            nullable(row.checksum()),
            nullable(row.rawChecksum()),
            nullable(row.downgradeScript()),
            Literals.quote(row.outcome()),
            startedAt,
            nullable(row.error()),
            Literals.quote(toolVersion));
  }

  /**
   * The query for the newest rows.
   *
   * @param condition an SQL condition on the rows
   * @param limit how many; zero or less for all
   * @return a SELECT, newest first, whose rows {@link #read} takes
   */
  String newest(String condition, int limit) {
    return """
        SELECT id, revision, direction, message, revises, depends_on, labels, checksum, raw_checksum,
               outcome, started_at, finished_at, error, executed_by, tool_version
          FROM %s WHERE %s ORDER BY id DESC%s"""
        .formatted(tables.logTable(), condition, limit > 0 ? " LIMIT " + limit : "");
  }

  static LogEntry read(ResultSet row) throws SQLException {
    return new LogEntry(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        LookQuery.strings(row, 5),
        LookQuery.strings(row, 6),
        LookQuery.strings(row, 7),
        Optional.ofNullable(row.getString(8)),
        Optional.ofNullable(row.getString(9)),
        row.getString(10),
        row.getObject(11, OffsetDateTime.class).toInstant(),
        time(row, 12),
        Optional.ofNullable(row.getString(13)),
        row.getString(14),
        row.getString(15));
  }

  private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static String array(List<String> texts) {
    return texts.stream()
        .map(Literals::quote)
        .collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
  }

  private static String nullable(Optional<String> text) {
    return text.map(Literals::quote).orElse("NULL");
  }
}
