package dev.aludel.internal.run;

import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.database.SchemaStatements;
import dev.aludel.internal.database.TableName;
import dev.aludel.internal.database.VersionTable;
import dev.aludel.internal.script.ScriptOptions;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import dev.aludel.revision.Direction;
import dev.aludel.revision.StampPlan;
import dev.aludel.revision.Step;
import dev.aludel.setting.TableSettings;
import dev.aludel.setting.TransactionMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The text of a printed script, block by block.
 *
 * <p>Each block begins as a step of a run does: settings, lock, guard. Where no schema is set, the
 * current one of the session that runs the script is taken once, at the beginning, and kept in a
 * variable of psql's; Aludel's tables are named with it, so that one found further down the
 * search_path is never taken for ours.
 */
final class OfflineScript {

  static final String BEGIN = "BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE;";
  private static final String SCHEMA_VARIABLE = ":\"aludel_schema\"";

  private final RunSettings settings;
  private final Appendable out;
  private final Optional<String> tableSchema;
  private final OfflineSession session;
  private final VersionTable version;
  private final LogTable log;

  OfflineScript(RunSettings settings, Appendable out) {
    this.settings = settings;
    this.out = out;
    TableSettings tables = settings.tables();
    tableSchema = tables.versionSchema().or(tables::schema);
    session = new OfflineSession(settings);
    version =
        new VersionTable(
            name(tables.versionTable()),
            tableSchema.map(Literals::quote).orElse(OfflineSession.SCHEMA),
            tables.logTable(),
            settings.trustedTables());
    log = LogTable.inPsql(name(tables.logTable()), tables.versionTable(), settings.toolVersion());
  }

  private TableName name(String table) {
    String quoted = "." + Identifiers.quote(table);
    return tableSchema
        .map(schema -> new TableName(Identifiers.quote(schema) + quoted, table, Optional.empty()))
        .orElseGet(
            () ->
                new TableName(
                    SCHEMA_VARIABLE + quoted, table, Optional.of(OfflineSession.SCHEMA_SETTING)));
  }

  /** {@return the statements of the log, as this script names it} */
  LogTable log() {
    return log;
  }

  /** Says what the script does, and prepares psql. */
  void head(Collection<String> from, Collection<String> to, String verb, int revisions) {
    line("\\set ON_ERROR_STOP on");
    line("\\set ON_ERROR_ROLLBACK off");
    line("\\set AUTOCOMMIT on");
    line("");
    if (revisions == 0) {
      line("-- Nothing to do: a database at " + OfflineWriter.named(from) + " is there already.");
      return;
    }
    line(
        "-- %s from %s to %s, %s."
            .formatted(
                verb,
                OfflineWriter.named(from),
                OfflineWriter.named(to),
                revisions == 1 ? "1 revision" : revisions + " revisions"));
    line("-- Run it in a session of its own, with psql 14 or newer: psql -X -f <file> <database>");
    line("-- It stops at the first error, and at once where the database is not at its start.");
    line("");
    line("SET client_encoding = 'UTF8';");
    if (settings.tables().schema().isEmpty()) {
      statement(SchemaStatements.requireCurrent());
    }
    line(session.remember());
    line("");
  }

  /**
   * Creates what is missing, in one transaction with the guard, so that nothing is created in a
   * database that is elsewhere.
   */
  void tables(boolean refuseUnversioned, Collection<String> rows, Fingerprints revisions) {
    TableSettings tables = settings.tables();
    line("-- The tables of Aludel");
    line("");
    line(BEGIN);
    line(session.fresh(ScriptOptions.DEFAULT, true));
    String current = OfflineSession.SCHEMA;
    if (tables.schema().isEmpty()) {
      statement(
          SchemaStatements.refuseElsewhere(
              tableSchema.map(Literals::quote).orElse(current),
              tables.trustedOwners(),
              tables.versionTable(),
              tables.logTable(),
              revisions.logged(),
              revisions.ids()));
    }
    if (refuseUnversioned) {
      statement(
          SchemaStatements.refuseUnversioned(
              tables.schema().map(Literals::quote).orElse(current),
              tableSchema.map(Literals::quote).orElse(current),
              tables.versionTable(),
              tables.logTable()));
    }
    if (tables.createSchema()) {
      tableSchema.map(SchemaStatements::createMissing).ifPresent(this::statement);
      tables
          .schema()
          .filter(schema -> !tableSchema.equals(Optional.of(schema)))
          .map(SchemaStatements::createMissing)
          .ifPresent(this::statement);
    }
    statement(version.create());
    statement(log.create());
    lockAndGuard(rows);
    line("COMMIT;");
    line("");
  }

  /** Finds out whether the log is an older build's, which says less. */
  void logForm() {
    line(log.askInPsql(tableSchema.map(Literals::quote).orElse(":'aludel_schema'")));
    line("");
  }

  /** Logs what Alembic itself has applied. */
  void adopt(Collection<String> rows, List<String> stamps) {
    line("-- What Alembic ran");
    line("");
    line(BEGIN);
    line(session.fresh(ScriptOptions.DEFAULT, true));
    lockAndGuard(rows);
    stamps.forEach(this::statement);
    line("COMMIT;");
    line("");
  }

  /** Prints the steps, each as a block of its own or all in one. */
  void steps(List<Prepared> steps) {
    boolean together = settings.transaction() == TransactionMode.ALL;
    if (together) {
      line(BEGIN);
      line("");
    }
    for (Prepared step : steps) {
      title(step.step());
      if (together) {
        together(step);
      } else if (!step.transactional()) {
        new OfflineSegments(this, session, step).print();
      } else {
        alone(step);
      }
    }
    if (together) {
      line("COMMIT;");
    }
  }

  private void title(Step step) {
    List<String> below = step.revision().revises();
    String parents = below.isEmpty() ? "base" : String.join(", ", below);
    boolean up = step.direction() == Direction.UPGRADE;
    String message = step.revision().message();
    line(
        (up
                ? "-- Running upgrade " + parents + " -> " + step.revision().id()
                : "-- Running downgrade " + step.revision().id() + " -> " + parents)
            + (message.isEmpty() ? "" : ", " + message.replaceAll("[\\r\\n]+", " ")));
    line("");
  }

  private void alone(Prepared step) {
    line(BEGIN);
    line(session.fresh(step.options(), true));
    lockAndGuard(step.step().rowsBefore());
    line(OfflineSession.PATH);
    step.statements().accept(new OfflineStatements(this));
    line(OfflineSession.OWN_ROLE);
    moveAndLog(step, "pg_catalog.now()");
    line("COMMIT;");
    line("");
  }

  private void together(Prepared step) {
    started();
    line(session.fresh(step.options(), true));
    lockAndGuard(step.step().rowsBefore());
    line(OfflineSession.PATH);
    step.statements().accept(new OfflineStatements(this));
    line(OfflineSession.OWN_ROLE);
    moveAndLog(step, "pg_catalog.to_timestamp(:aludel_started)");
    line("");
  }

  /** Moves the rows without running anything. */
  void stamp(StampPlan plan, List<String> logged) {
    line("-- Running stamp %s -> %s".formatted(bare(plan.rowsBefore()), bare(plan.rowsAfter())));
    line("");
    line(BEGIN);
    line(session.fresh(ScriptOptions.DEFAULT, true));
    lockAndGuard(plan.rowsBefore());
    version.move(plan.rowsBefore(), plan.rowsAfter()).forEach(this::statement);
    logged.forEach(this::statement);
    line("COMMIT;");
  }

  void lockAndGuard(Collection<String> rows) {
    statement(version.lock());
    statement(version.guard(rows));
    line("");
  }

  private void started() {
    line("SELECT extract(epoch FROM pg_catalog.clock_timestamp()) AS aludel_started \\gset");
  }

  void move(Step step) {
    version.move(step.rowsBefore(), step.rowsAfter()).forEach(this::statement);
  }

  private void moveAndLog(Prepared prepared, String startedAt) {
    Step step = prepared.step();
    move(step);
    statement(log.append(step.revision(), prepared.logRow("done", Optional.empty()), startedAt));
  }

  private static String bare(Collection<String> rows) {
    return rows.isEmpty() ? "base" : String.join(", ", rows);
  }

  /** Text as it is, for what is no statement. */
  void raw(CharSequence text) {
    try {
      out.append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void statement(String sql) {
    line(sql + ";");
  }

  void line(String text) {
    raw(text);
    raw("\n");
  }

  VersionTable version() {
    return version;
  }
}
