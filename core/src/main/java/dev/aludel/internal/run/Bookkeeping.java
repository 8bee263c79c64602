package dev.aludel.internal.run;

import dev.aludel.error.ConfigurationException;
import dev.aludel.error.RowsMovedException;
import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.database.Look;
import dev.aludel.internal.database.SchemaStatements;
import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.database.TrustedTables;
import dev.aludel.internal.database.VersionTable;
import dev.aludel.internal.script.ScriptOptions;
import dev.aludel.internal.script.Scripts;
import dev.aludel.revision.RevisionNode;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes Aludel's tables when they are first needed, and moves rows without running anything. */
final class Bookkeeping {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

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

  /**
   * Creates what is missing; over Alembic's version table, logs what it has applied.
   *
   * @return the look, with a log that says what this build's says
   */
  Look ensureTables() {
    Bookkeeping grown = grown();
    grown.send(grown.making());
    return grown.look;
  }

  /** An older build's log grows, where this user may alter it; else rows are written as before. */
  private Bookkeeping grown() {
    if (!look.logTableExists() || look.tables().logNamesTable()) {
      return this;
    }
    String grow = new LogTable(look.tables(), settings.toolVersion()).grow();
    List<String> batch = new ArrayList<>(settingsStatements());
    batch.add(grow);
    try {
      context.begin();
      session.send(batch);
      session.commit();
      return new Bookkeeping(session, settings, scripts, look.grown());
    } catch (ServerException e) {
      if (e.error().connectionLost() || !session.rollback()) {
        throw Runner.failed("Writing the log", e);
      }
      LOG.warn(
          "The log {} is an older build's, and could not be given what it lacks: {}. Its rows are written without the version table's name, and count for every version table that shares the log. Let the log's owner type '{}'.",
          look.tables().logTable(),
          e.error().message(),
          grow);
      return this;
    }
  }

  private void send(List<String> making) {
    if (!making.isEmpty()) {
      List<String> batch = new ArrayList<>(settingsStatements());
      batch.addAll(making);
      send(batch, "Creating the tables of Aludel");
    }
  }

  /** {@return the statements that create what is missing and log what Alembic had applied} */
  List<String> making() {
    List<String> batch = new ArrayList<>(creating());
    batch.addAll(adopting());
    return batch;
  }

  private List<String> creating() {
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
    VersionTable version = new VersionTable(look.tables());
    batch.add(version.create());
    batch.add(new LogTable(look.tables(), settings.toolVersion()).create());
    // Somebody else may have been faster; nothing is written into a table of theirs.
    batch.add(version.refuseUntrusted());
    return batch;
  }

  /** The rows of what Alembic ran, unless it has moved its table on meanwhile. */
  private List<String> adopting() {
    List<String> toStamp = new Agreement(scripts, look).toStamp();
    if (toStamp.isEmpty()) {
      return List.of();
    }
    VersionTable version = new VersionTable(look.tables());
    List<String> batch = new ArrayList<>(List.of(version.lock(), version.guard(look.rows())));
    batch.addAll(stampRows().inOrder(toStamp));
    return batch;
  }

  /** Creates what is missing, moves the rows as planned, and logs what that takes in and out. */
  void stamp(Stamp stamp) {
    grown().move(stamp);
  }

  private void move(Stamp stamp) {
    send(creating());
    VersionTable version = new VersionTable(look.tables());
    StampRows rows = stampRows();
    List<String> batch = new ArrayList<>(settingsStatements());
    batch.add(version.lock());
    batch.add(version.guard(look.rows()));
    batch.addAll(version.move(look.rows(), stamp.plan().rowsAfter()));
    batch.addAll(rows.of(stamp));
    send(batch, "Moving the rows of the version table");
  }

  /** Logs that a revision's script, as it is now, is the one that the database has. */
  void accept(RevisionNode revision) {
    List<String> batch = new ArrayList<>(settingsStatements());
    batch.add(grown().stampRows().repaired(revision));
    send(batch, "Writing the log");
  }

  /** Sends the statements that move a journal. */
  void moveJournal(List<String> statements) {
    List<String> batch = new ArrayList<>(settingsStatements());
    batch.addAll(statements);
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
      if (e.error().sqlState().equals(VersionTable.UNTRUSTED)) {
        throw TrustedTables.refused(e.error());
      }
      throw Runner.failed(doing, e);
    }
  }
}
