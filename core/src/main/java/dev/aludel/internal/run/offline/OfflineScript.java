package dev.aludel.internal.run.offline;

import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.database.SchemaStatements;
import dev.aludel.internal.database.TableName;
import dev.aludel.internal.database.VersionTable;
import dev.aludel.internal.run.plan.PreparedStep;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.plan.StateCheck;
import dev.aludel.internal.run.step.Instruction;
import dev.aludel.internal.run.step.Segments;
import dev.aludel.internal.run.step.StepProtocol;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import dev.aludel.revision.Direction;
import dev.aludel.revision.StampPlan;
import dev.aludel.revision.Step;
import dev.aludel.setting.TableSettings;
import dev.aludel.setting.TransactionMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a printed script, block by block.
 *
 * <p>Each block begins as a step of a run does: settings, lock, guard. Where no schema is set, the
 * current one of the session that runs the script is taken once, at the beginning, and kept in a
 * variable of psql's; Aludel's tables are named with it, so that one found further down the
 * search_path is never taken for ours.
 */
final class OfflineScript {

  private static final String SCHEMA_VARIABLE = ":\"aludel_schema\"";

  private final RunSettings settings;
  private final Optional<String> tableSchema;
  private final LogTable log;
  private final StepProtocol protocol;
  private final PsqlReceiver psql;

  OfflineScript(RunSettings settings, Appendable out) {
    this.settings = settings;
    TableSettings tables = settings.tables();
    tableSchema = tables.versionSchema().or(tables::schema);
    VersionTable version =
        new VersionTable(
            name(tables.versionTable()),
            tableSchema.map(Literals::quote).orElse(PsqlReceiver.SCHEMA),
            tables.logTable(),
            settings.trustedTables());
    log = LogTable.inPsql(name(tables.logTable()), tables.versionTable(), settings.toolVersion());
    protocol = new StepProtocol(version, log, true);
    psql = new PsqlReceiver(settings, log, out);
  }

  private TableName name(String table) {
    String quoted = "." + Identifiers.quote(table);
    return tableSchema
        .map(schema -> new TableName(Identifiers.quote(schema) + quoted, table, Optional.empty()))
        .orElseGet(
            () ->
                new TableName(
                    SCHEMA_VARIABLE + quoted, table, Optional.of(PsqlReceiver.SCHEMA_SETTING)));
  }

  /** {@return the statements of the log, as this script names it} */
  LogTable log() {
    return log;
  }

  /** Says what the script does, and prepares psql. */
  void head(Collection<String> from, Collection<String> to, String verb, int revisions) {
    psql.line("\\set ON_ERROR_STOP on");
    psql.line("\\set ON_ERROR_ROLLBACK off");
    psql.line("\\set AUTOCOMMIT on");
    psql.line("");
    if (revisions == 0) {
      psql.line(
          "-- Nothing to do: a database at " + StateCheck.position(from) + " is there already.");
      return;
    }
    psql.line(
        "-- %s from %s to %s, %s."
            .formatted(
                verb,
                StateCheck.position(from),
                StateCheck.position(to),
                revisions == 1 ? "1 revision" : revisions + " revisions"));
    psql.line(
        "-- Run it in a session of its own, with psql 14 or newer: psql -X -f <file> <database>");
    psql.line(
        "-- It stops at the first error, and at once where the database is not at its start.");
    psql.line("");
    psql.line("SET client_encoding = 'UTF8';");
    if (settings.tables().schema().isEmpty()) {
      psql.line(SchemaStatements.requireCurrent() + ";");
    }
    psql.remember();
    psql.line("");
  }

  /**
   * Creates what is missing, in one transaction with the guard, so that nothing is created in a
   * database that is elsewhere.
   */
  void tables(boolean refuseUnversioned, Collection<String> rows, Fingerprints revisions) {
    psql.line("-- The tables of Aludel");
    psql.line("");
    List<Instruction> list =
        new ArrayList<>(StepProtocol.own(refusals(refuseUnversioned, revisions)));
    list.addAll(protocol.createTables(schemas()));
    list.addAll(protocol.guard(rows));
    psql.receive(StepProtocol.ownTransaction(list));
  }

  private List<String> refusals(boolean refuseUnversioned, Fingerprints revisions) {
    TableSettings tables = settings.tables();
    String ofTables = tableSchema.map(Literals::quote).orElse(PsqlReceiver.SCHEMA);
    List<String> refusals = new ArrayList<>();
    if (tables.schema().isEmpty()) {
      refusals.add(
          SchemaStatements.refuseElsewhere(
              ofTables,
              tables.trustedOwners(),
              tables.versionTable(),
              tables.logTable(),
              revisions.logged(),
              revisions.ids()));
    }
    if (refuseUnversioned) {
      refusals.add(
          SchemaStatements.refuseUnversioned(
              tables.schema().map(Literals::quote).orElse(PsqlReceiver.SCHEMA),
              ofTables,
              tables.versionTable(),
              tables.logTable()));
    }
    return refusals;
  }

  private List<String> schemas() {
    TableSettings tables = settings.tables();
    Set<String> schemas = new LinkedHashSet<>();
    if (tables.createSchema()) {
      tableSchema.ifPresent(schemas::add);
      tables.schema().ifPresent(schemas::add);
    }
    return schemas.stream().map(SchemaStatements::createMissing).toList();
  }

  /** Finds out whether the log is an older build's, which says less. */
  void logForm() {
    psql.line(
        log.askInPsql(
            tableSchema.map(Literals::quote).orElse(":'aludel_schema'"),
            settings
                .chosen()
                .sessionTimeZone()
                .map(zone -> Literals.quote(zone.getId()))
                .orElse("pg_catalog.current_setting('TimeZone')")));
    psql.line("");
  }

  /** Logs what Alembic itself has applied. */
  void adopt(Collection<String> rows, List<String> stamps) {
    psql.line("-- What Alembic ran");
    psql.line("");
    psql.receive(StepProtocol.ownTransaction(protocol.adopt(rows, stamps)));
  }

  /** Prints the steps, each as a block of its own or all in one. */
  void steps(List<PreparedStep> steps) {
    boolean together = settings.transaction() == TransactionMode.ALL;
    if (together) {
      psql.begin();
      psql.line("");
    }
    boolean first = true;
    for (PreparedStep step : steps) {
      title(step.step());
      if (together) {
        psql.receive(protocol.partOfTransaction(step, first));
        first = false;
        psql.line("");
      } else if (step.transactional()) {
        psql.receive(protocol.transaction(step));
      } else {
        Segments segments =
            new Segments(protocol, step, Optional.empty(), instruction -> instruction.to(psql));
        step.statements(segments, PsqlReceiver::refuse);
        segments.finish();
      }
    }
    if (together) {
      psql.commit();
    }
  }

  private void title(Step step) {
    List<String> below = step.revision().revises();
    String parents = below.isEmpty() ? "base" : String.join(", ", below);
    boolean up = step.direction() == Direction.UPGRADE;
    String message = step.revision().message();
    psql.line(
        (up
                ? "-- Running upgrade " + parents + " -> " + step.revision().id()
                : "-- Running downgrade " + step.revision().id() + " -> " + parents)
            + (message.isEmpty() ? "" : ", " + message.replaceAll("[\\r\\n]+", " ")));
    psql.line("");
  }

  /** Moves the rows without running anything. */
  void stamp(StampPlan plan, List<String> logged) {
    psql.line(
        "-- Running stamp %s -> %s".formatted(bare(plan.rowsBefore()), bare(plan.rowsAfter())));
    psql.line("");
    psql.receive(protocol.stamp(plan.rowsBefore(), plan.rowsAfter(), logged));
  }

  private static String bare(Collection<String> rows) {
    return rows.isEmpty() ? "base" : String.join(", ", rows);
  }
}
