package dev.aludel.internal.database;

import dev.aludel.internal.sql.DoBlock;
import dev.aludel.internal.sql.Literals;
import dev.aludel.report.LogEntry.Action;
import dev.aludel.report.LogEntry.Outcome;
import dev.aludel.revision.Direction;
import dev.aludel.revision.RevisionNode;
import java.util.List;
import java.util.Optional;

/**
 * The statements that create, write and read the log: append-only, one row for each thing that ran.
 */
public final class LogTable {

  /** What a stamp's row says in its column statement, from which a run keeps its journal. */
  public static final String APPLIED = "applied";

  /** What the row of a stamp says that takes a revision out. */
  public static final String NOT_APPLIED = "not applied";

  /**
   * An expression over the finished rows {@code a} of the log: what the row says of its revision,
   * by its name in {@link LoggedRevision.Claim}. The stamps of older builds say nothing in
   * statement; the first row of a revision can only have taken it in.
   */
  static final String CLAIM =
      """
      CASE WHEN a.direction OPERATOR(pg_catalog.=) 'downgrade' THEN 'NOT_APPLIED'
           WHEN a.direction OPERATOR(pg_catalog.<>) 'stamp' THEN 'APPLIED'
           WHEN a.statement OPERATOR(pg_catalog.=) 'not applied' THEN 'NOT_APPLIED'
           WHEN a.statement OPERATOR(pg_catalog.=) 'applied' THEN 'APPLIED'
           WHEN pg_catalog.count(*) OVER (PARTITION BY a.revision) OPERATOR(pg_catalog.=) 1 THEN 'APPLIED'
           ELSE 'UNCLEAR' END""";

  /**
   * An SQL expression for the time that {@link #noteStart} kept; the transaction's where a script
   * has reset all settings since.
   */
  public static final String NOTED_START =
      """
      CASE WHEN pg_catalog.current_setting('aludel.started', true) OPERATOR(pg_catalog.<>) ''
           THEN pg_catalog.to_timestamp(pg_catalog.current_setting('aludel.started')::pg_catalog.float8)
           ELSE pg_catalog.now() END""";

  private static final String USER =
      "pg_catalog.concat(session_user, '@', coalesce(pg_catalog.host(pg_catalog.inet_client_addr()), 'local'))";

  private static final String APPLICATION =
      "CASE WHEN pg_catalog.current_setting('application_name') OPERATOR(pg_catalog.<>) ''"
          + " THEN pg_catalog.current_setting('application_name') END";

  private final TableName table;
  private final LogScope scope;
  private final String toolVersion;
  private final String executedBy;

  /**
   * Writes for one log table.
   *
   * @param tables where it is
   * @param zone the time zone that revisions run in
   * @param toolVersion the version of Aludel that writes
   * @param application the application's name; empty for the one that the connection has
   */
  public LogTable(Tables tables, String zone, String toolVersion, String application) {
    this(
        TableName.of(tables.tableSchema(), tables.log()),
        LogScope.of(tables.version(), tables.logForm(), zone),
        toolVersion,
        application);
  }

  private LogTable(TableName table, LogScope scope, String toolVersion, String application) {
    this.table = table;
    this.scope = scope;
    this.toolVersion = toolVersion;
    this.executedBy =
        "pg_catalog.concat_ws(' ', %s, %s)"
            .formatted(USER, application.isEmpty() ? APPLICATION : Literals.quote(application));
  }

  /**
   * Writes for a printed script.
   *
   * @param table how statements name the log
   * @param versionTable the version table's own name
   * @param toolVersion the version of Aludel that prints
   * @return the statements, which need {@link #askInPsql} before them
   */
  public static LogTable inPsql(TableName table, String versionTable, String toolVersion) {
    return new LogTable(table, LogScope.inPsql(versionTable), toolVersion, "");
  }

  /**
   * The query that a printed script needs before the log is written to.
   *
   * @param schema an SQL expression for the log's schema
   * @param zone an SQL expression for the time zone that revisions run in
   * @return a command of psql's
   */
  public String askInPsql(String schema, String zone) {
    return scope.askInPsql(schema, table.bare(), zone);
  }

  /** {@return the statement that gives an older build's log what it lacks} */
  public String grow() {
    return "ALTER TABLE %s ADD COLUMN IF NOT EXISTS %s pg_catalog.text, ADD COLUMN IF NOT EXISTS %s pg_catalog.text, ADD COLUMN IF NOT EXISTS %s pg_catalog.text[]"
        .formatted(table.written(), LogScope.COLUMN, LogScope.ZONE, LogScope.STATEMENTS);
  }

  /**
   * What a row says beside the revision itself.
   *
   * @param direction what was done
   * @param checksum of its upgrade, where it is SQL
   * @param rawChecksum of its file's bytes, where it is SQL
   * @param downgradeScript the SQL that takes it back, for builds that lack its file
   * @param outcome how far it came
   * @param statement where a journal stands, or what a stamp says
   * @param error what went wrong
   * @param statementChecksums of the first statements of its upgrade, where it is SQL
   */
  public record Row(
      Action direction,
      Optional<String> checksum,
      Optional<String> rawChecksum,
      Optional<String> downgradeScript,
      Outcome outcome,
      Optional<String> statement,
      Optional<String> error,
      List<String> statementChecksums) {

    /** Copies the list. */
    public Row {
      statementChecksums = List.copyOf(statementChecksums);
    }
  }

  /** {@return the statement that creates the table} */
  public String create() {
    return """
        CREATE TABLE IF NOT EXISTS %s (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          revision pg_catalog.text NOT NULL,
          direction pg_catalog.text NOT NULL
            CHECK (direction OPERATOR(pg_catalog.=) ANY ('{upgrade,downgrade,stamp,repair}'::pg_catalog.text[])),
          message pg_catalog.text NOT NULL,
          revises pg_catalog.text[] NOT NULL,
          depends_on pg_catalog.text[] NOT NULL,
          labels pg_catalog.text[] NOT NULL,
          checksum pg_catalog.text,
          raw_checksum pg_catalog.text,
          downgrade_script pg_catalog.text,
          outcome pg_catalog.text NOT NULL
            CHECK (outcome OPERATOR(pg_catalog.=) ANY ('{running,done,failed}'::pg_catalog.text[])),
          started_at pg_catalog.timestamptz NOT NULL,
          finished_at pg_catalog.timestamptz,
          statement pg_catalog.text,
          statements integer,
          done_checksum pg_catalog.text,
          error pg_catalog.text,
          executed_by pg_catalog.text NOT NULL,
          tool_version pg_catalog.text NOT NULL,
          %s pg_catalog.text,
          %s pg_catalog.text,
          %s pg_catalog.text[]
        )"""
        .formatted(table.written(), LogScope.COLUMN, LogScope.ZONE, LogScope.STATEMENTS);
  }

  /**
   * {@return the statement that keeps the time, until the transaction ends, for the row of a step
   * that doesn't begin with its transaction}
   */
  public static String noteStart() {
    return """
        SELECT pg_catalog.set_config('aludel.started',
          pg_catalog.date_part('epoch', pg_catalog.clock_timestamp())::pg_catalog.text, true)""";
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
    boolean ran = row.direction() == Action.UPGRADE || row.direction() == Action.DOWNGRADE;
    LogScope.Added added =
        (ran ? scope.run() : scope.any()).and(scope.statements(row.statementChecksums()));
    return """
        INSERT INTO %s (revision, direction, message, revises, depends_on, labels, checksum, raw_checksum,
            downgrade_script, outcome, started_at, finished_at, statement, error, executed_by, tool_version%s)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, pg_catalog.clock_timestamp(), %s, %s, %s, %s%s)"""
        .formatted(
            table.written(),
            added.column(),
            Literals.quote(revision.id()),
            Literals.quote(row.direction().word()),
            Literals.quote(revision.message()),
            Literals.textArray(revision.revises()),
            Literals.textArray(revision.dependsOn()),
            Literals.textArray(revision.labels()),
            nullable(row.checksum()),
            nullable(row.rawChecksum()),
            nullable(row.downgradeScript()),
            Literals.quote(row.outcome().word()),
            startedAt,
            nullable(row.statement()),
            nullable(row.error()),
            executedBy,
            Literals.quote(toolVersion),
            added.value());
  }

  /**
   * The statement that stamps a revision as it was when it was last logged: with its text and
   * parents of then, so that what changed since is noticed as before, and without its file.
   *
   * @param revision its id
   * @param says {@link #APPLIED} or {@link #NOT_APPLIED}
   * @return an INSERT
   */
  public String stampAgain(String revision, String says) {
    LogScope.Added added = scope.any().and(scope.sameStatements());
    return """
        INSERT INTO %1$s (revision, direction, message, revises, depends_on, labels, checksum, raw_checksum,
            downgrade_script, outcome, started_at, finished_at, statement, executed_by, tool_version%6$s)
        SELECT revision, 'stamp', message, revises, depends_on, labels, checksum, raw_checksum,
               downgrade_script, 'done', pg_catalog.now(), pg_catalog.clock_timestamp(), %2$s, %3$s, %4$s%7$s
          FROM %1$s WHERE id OPERATOR(pg_catalog.=) (SELECT pg_catalog.max(id) FROM %8$s
                 WHERE revision OPERATOR(pg_catalog.=) %5$s AND outcome OPERATOR(pg_catalog.=) 'done')"""
        .formatted(
            table.written(),
            Literals.quote(says),
            executedBy,
            Literals.quote(toolVersion),
            Literals.quote(revision),
            added.column(),
            added.value(),
            scope.rows(table.written()));
  }

  /**
   * The statement that opens a journal: the row of a revision that runs in segments.
   *
   * @param revision the revision
   * @param row what to say of it
   * @param journal where it stands
   * @return an INSERT
   */
  public String open(RevisionNode revision, Row row, Journal journal) {
    LogScope.Added added = scope.run().and(scope.statements(row.statementChecksums()));
    return """
        INSERT INTO %s (revision, direction, message, revises, depends_on, labels, checksum, raw_checksum,
            downgrade_script, outcome, started_at, statement, statements, done_checksum, executed_by, tool_version%s)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, 'running', pg_catalog.clock_timestamp(), %s, %s, %s, %s, %s%s)"""
        .formatted(
            table.written(),
            added.column(),
            Literals.quote(revision.id()),
            Literals.quote(row.direction().word()),
            Literals.quote(revision.message()),
            Literals.textArray(revision.revises()),
            Literals.textArray(revision.dependsOn()),
            Literals.textArray(revision.labels()),
            nullable(row.checksum()),
            nullable(row.rawChecksum()),
            nullable(row.downgradeScript()),
            Literals.quote(journal.text()),
            journal.statements(),
            Literals.quote(journal.doneChecksum()),
            executedBy,
            Literals.quote(toolVersion),
            added.value());
  }

  /**
   * The statement that moves an open journal on; it hits one row, or someone else has moved it.
   *
   * @param revision the revision
   * @param from where the journal stands
   * @param to where it shall stand
   * @return an UPDATE
   */
  public String advance(RevisionNode revision, Journal from, Journal to) {
    return "UPDATE %s SET statement = %s, statements = %s, done_checksum = %s%s"
        .formatted(
            table.written(),
            Literals.quote(to.text()),
            to.statements(),
            Literals.quote(to.doneChecksum()),
            at(revision, from));
  }

  /**
   * The statement that ends an open journal; it hits one row.
   *
   * @param revision the revision
   * @param from where the journal stands
   * @param outcome done or failed
   * @param error what went wrong
   * @return an UPDATE
   */
  public String close(
      RevisionNode revision, Journal from, Outcome outcome, Optional<String> error) {
    return "UPDATE %s SET outcome = %s, error = %s, finished_at = pg_catalog.clock_timestamp()%s"
        .formatted(
            table.written(), Literals.quote(outcome.word()), nullable(error), at(revision, from));
  }

  /**
   * A statement that fails unless the journal of a revision stands where it is expected; that needs
   * no count of the rows that the next statement hits. As for {@link LogReader#journal}, only the
   * newest row counts, and one that was closed as failed counts as well as an open one.
   *
   * @param revision the revision
   * @param direction upgrade or downgrade
   * @param expected where its journal stands; empty where it has none
   * @return a DO block
   */
  public String guard(RevisionNode revision, Direction direction, Optional<Journal> expected) {
    return DoBlock.of(
        """
        DECLARE
          found pg_catalog.text;
        BEGIN
          %1$s
          IF %2$s THEN
            RAISE EXCEPTION USING ERRCODE = '%3$s',
              MESSAGE = pg_catalog.concat(%4$s, coalesce(pg_catalog.quote_literal(found), 'nowhere')),
              HINT = 'Go on with ''upgrade'' or ''downgrade'' and the database at hand; or settle it with ''repair''.';
          END IF;
        END
        """
            .formatted(
                table.read(
                    "SELECT CASE WHEN outcome OPERATOR(pg_catalog.<>) 'done' AND direction OPERATOR(pg_catalog.=) "
                        + Literals.quote(Action.of(direction).word())
                        + " AND statement OPERATOR(pg_catalog.<>) "
                        + Literals.quote(Journal.NOTHING)
                        + " THEN statement END FROM "
                        + scope.rows("%s")
                        + " WHERE revision OPERATOR(pg_catalog.=) "
                        + Literals.quote(revision.id())
                        + " ORDER BY id DESC LIMIT 1",
                    "found"),
                expected
                    .map(Journal::text)
                    .filter(text -> !text.equals(Journal.NOTHING))
                    .map(Literals::quote)
                    .map(at -> "found IS NULL OR found OPERATOR(pg_catalog.<>) " + at)
                    .orElse("found IS NOT NULL"),
                VersionTable.ROWS_MOVED,
                Literals.quote(
                    "The log says that revision '%s', which runs in segments, stopped at "
                        .formatted(revision.id()))));
  }

  /**
   * The statement that keeps an error with a journal that stays open, for a person to settle.
   *
   * @param revision the revision
   * @param from where the journal stands
   * @param error what went wrong
   * @return an UPDATE
   */
  public String note(RevisionNode revision, Journal from, String error) {
    return "UPDATE %s SET error = %s%s"
        .formatted(table.written(), Literals.quote(error), at(revision, from));
  }

  private String at(RevisionNode revision, Journal from) {
    // Only the newest row counts: an older journal may have been left, and stamped over.
    return """
         WHERE revision OPERATOR(pg_catalog.=) %1$s AND outcome OPERATOR(pg_catalog.=) 'running'
           AND statement OPERATOR(pg_catalog.=) %2$s AND id OPERATOR(pg_catalog.=)
               (SELECT pg_catalog.max(id) FROM %3$s WHERE revision OPERATOR(pg_catalog.=) %1$s)"""
        .formatted(
            Literals.quote(revision.id()),
            Literals.quote(from.text()),
            scope.rows(table.written()));
  }

  LogQueries queries() {
    return new LogQueries(table, scope);
  }

  private static String nullable(Optional<String> text) {
    return text.map(Literals::quote).orElse("NULL");
  }
}
