package dev.aludel.internal.run;

import dev.aludel.error.ConfigurationException;
import dev.aludel.error.RowsMovedException;
import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.database.Look;
import dev.aludel.internal.database.SchemaStatements;
import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.database.VersionTable;
import dev.aludel.internal.script.ScriptOptions;
import dev.aludel.internal.script.Scripts;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.StampPlan;
import java.util.ArrayList;
import java.util.List;

/** Makes Aludel's tables when they are first needed, and moves rows without running anything. */
final class Bookkeeping {

  private final Session session;
  private final RunSettings settings;
  private final Scripts scripts;
  private final RunContext context;
  private final Look look;

  Bookkeeping(Session session, RunSettings settings, Scripts scripts, Look look) {
    this.session = session;
    this.settings = settings;
    this.scripts = scripts;
    this.look = look;
    this.context = new RunContext(session, settings, look, new Listeners(List.of()));
  }

  /** Creates what is missing; over another tool's version table, logs what it had applied. */
  void ensureTables() {
    List<String> creating = creating();
    if (!creating.isEmpty()) {
      List<String> batch = new ArrayList<>(settingsStatements());
      batch.addAll(creating);
      send(batch, "Creating the tables of Aludel");
    }
  }

  /** {@return the statements that create what is missing} */
  List<String> creating() {
    if (look.versionTableExists() && look.logTableExists()) {
      return List.of();
    }
    List<String> batch = new ArrayList<>();
    if (!look.schemaExists()) {
      if (!settings.tables().createSchema()) {
        throw new ConfigurationException(
            "The schema '" + look.tables().tableSchema() + "' does not exist.",
            "Create it, or let Aludel do so with the setting 'create-schema=true'.");
      }
      batch.add(SchemaStatements.createMissing(look.tables().tableSchema()));
    }
    if (!look.tables().schema().equals(look.tables().tableSchema())
        && settings.tables().createSchema()) {
      batch.add(SchemaStatements.createMissing(look.tables().schema()));
    }
    LogTable log = new LogTable(look.tables(), settings.toolVersion());
    batch.add(new VersionTable(look.tables()).create());
    batch.add(log.create());
    if (!look.logTableExists()) {
      batch.addAll(new StampRows(scripts, log).inOrder(scripts.graph().ancestors(look.rows())));
    }
    return batch;
  }

  /** Moves the rows as planned and logs each revision that becomes applied or not applied. */
  void stamp(StampPlan plan) {
    VersionTable version = new VersionTable(look.tables());
    StampRows rows = stampRows();
    List<String> batch = new ArrayList<>(settingsStatements());
    batch.add(version.lock());
    batch.add(version.guard(look.rows()));
    batch.addAll(version.move(look.rows(), plan.rowsAfter()));
    batch.addAll(rows.of(plan));
    send(batch, "Moving the rows of the version table");
  }

  /** Logs that a revision's script, as it is now, is the one that the database has. */
  void accept(RevisionNode revision) {
    List<String> batch = new ArrayList<>(settingsStatements());
    batch.add(stampRows().row(revision, "repair"));
    send(batch, "Writing the log");
  }

  /** Sends a statement that moves a journal. */
  void moveJournal(String statement) {
    List<String> batch = new ArrayList<>(settingsStatements());
    batch.add(statement);
    send(batch, "Writing the log");
  }

  List<String> settingsStatements() {
    return List.of(context.isolation(), context.settingsStatement(ScriptOptions.DEFAULT, 1));
  }

  private StampRows stampRows() {
    return new StampRows(scripts, new LogTable(look.tables(), settings.toolVersion()));
  }

  private void send(List<String> batch, String doing) {
    try {
      context.begin();
      session.send(batch);
      session.commit();
    } catch (ServerException e) {
      session.rollback();
      if (e.error().sqlState().equals(VersionTable.ROWS_MOVED)) {
        throw new RowsMovedException(
            "Another process changed the version table in the meantime: "
                + e.error().message()
                + ".",
            "Nothing was changed. Look at 'current', then run it again.",
            List.of());
      }
      throw Runner.failed(doing, e);
    }
  }
}
