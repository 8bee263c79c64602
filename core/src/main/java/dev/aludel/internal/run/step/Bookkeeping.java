package dev.aludel.internal.run.step;

import dev.aludel.error.AludelException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.RowsMovedException;
import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.LogForm;
import dev.aludel.internal.database.SchemaStatements;
import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.database.TableTriggers;
import dev.aludel.internal.database.TrustedTables;
import dev.aludel.internal.database.VersionTable;
import dev.aludel.internal.run.plan.Stamp;
import dev.aludel.internal.run.plan.StampRows;
import dev.aludel.internal.run.plan.Visit;
import dev.aludel.revision.RevisionNode;
import dev.aludel.setting.TableSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes Aludel's tables when they are first needed, and moves rows without running anything. */
public final class Bookkeeping {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private static final String CREATING = "Creating the tables of Aludel";
  private static final String WRITING = "Writing the log";

  /**
   * What IF NOT EXISTS fails with where another session makes the same at the same moment: a unique
   * index of the catalog, a name that is taken by now, or a lock.
   */
  private static final Set<String> MADE_MEANWHILE =
      Set.of("23505", "42P06", "42P07", "42710", "55P03");

  /** Two schemas and two tables: each may be somebody else's by then. */
  private static final int MAKING_ATTEMPTS = 5;

  private final Visit visit;
  private final Session session;
  private final TableSettings settings;
  private final RunContext context;
  private final DatabaseState state;

  public Bookkeeping(Visit visit) {
    this.visit = visit;
    this.session = visit.session();
    this.settings = visit.settings().tables();
    this.state = visit.state();
    this.context = new RunContext(visit, new Listeners(List.of()));
  }

  /**
   * Creates what is missing; over Alembic's version table, logs what it has applied.
   *
   * @return the visit, with a log that says what this build's says
   */
  public Visit ensureTables() {
    Bookkeeping grown = grown();
    grown.sendMaking(grown.making());
    return grown.visit;
  }

  /**
   * Begins a transaction, creates in it what is missing, and lets nobody else move the rows that
   * were found; the caller rolls it back.
   */
  public void tryMaking() {
    List<Instruction> list = new ArrayList<>(making());
    list.addAll(context.protocol().guard(state.rows()));
    make(StepProtocol.fresh(list));
  }

  /** An older build's log grows, where this user may alter it; else rows are written as before. */
  private Bookkeeping grown() {
    if (!state.logTableExists() || state.tables().logForm().equals(LogForm.NOW)) {
      return this;
    }
    LogForm form = state.tables().logForm();
    String grow = visit.log().grow();
    try {
      receive(StepProtocol.ownTransaction(StepProtocol.own(List.of(grow))));
      return new Bookkeeping(visit.grown());
    } catch (Batch.StatementFailure failed) {
      ServerException e = failed.server();
      if (e.error().connectionLost() || !session.rollback()) {
        throw e.failureOf(WRITING);
      }
      LOG.warn(
          "The log {} is an older build's, and could not be given what it lacks: {}. {} Let the log's owner type '{}'.",
          state.tables().logTable(),
          e.error().message(),
          form.namesTable()
              ? form.namesZone()
                  ? "Its rows don't say which statement of a changed revision is another one."
                  : "Its rows don't say in which time zone a revision ran."
              : "Its rows are written without the version table's name, and count for every version table that shares the log.",
          grow);
      return this;
    }
  }

  private void sendMaking(List<Instruction> making) {
    if (!making.isEmpty()) {
      make(StepProtocol.ownTransaction(making));
    }
  }

  /** The migration lock is one version table's; others may share the log and the schemas. */
  private void make(List<Instruction> making) {
    send(making, CREATING, MAKING_ATTEMPTS);
  }

  /** {@return what creates what is missing and logs what Alembic had applied} */
  private List<Instruction> making() {
    List<Instruction> list = new ArrayList<>(creating());
    list.addAll(adopting());
    return list;
  }

  private List<Instruction> creating() {
    if (state.versionTableExists() && state.logTableExists()) {
      return List.of();
    }
    List<String> schemas = new ArrayList<>();
    if (!state.schemaExists()) {
      if (!settings.createSchema()) {
        throw new ConfigurationException(
            "The schema '" + state.tables().tableSchema() + "' does not exist.",
            "Create it, or let Aludel do so with the setting 'create-schema=true'.");
      }
      schemas.add(SchemaStatements.createMissing(state.tables().tableSchema()));
    }
    if (!state.tables().schema().equals(state.tables().tableSchema()) && settings.createSchema()) {
      schemas.add(SchemaStatements.createMissing(state.tables().schema()));
    }
    List<Instruction> list = new ArrayList<>(context.protocol().createTables(schemas));
    // Somebody else may have been faster; nothing is written into a table of theirs.
    list.addAll(StepProtocol.own(List.of(new VersionTable(state.tables()).refuseUntrusted())));
    return list;
  }

  /** The rows of what Alembic ran, unless it has moved its table on meanwhile. */
  private List<Instruction> adopting() {
    List<String> toStamp = visit.agreement().toStamp();
    if (toStamp.isEmpty()) {
      return List.of();
    }
    return context.protocol().adopt(state.rows(), stampRows().inOrder(toStamp));
  }

  /** Creates what is missing, moves the rows as planned, and logs what that takes in and out. */
  public void stamp(Stamp stamp) {
    grown().move(stamp);
  }

  private void move(Stamp stamp) {
    sendMaking(creating());
    send(
        context.protocol().stamp(state.rows(), stamp.plan().rowsAfter(), stampRows().of(stamp)),
        "Moving the rows of the version table");
  }

  /** Logs that a revision's script, as it is now, is the one that the database has. */
  public void accept(RevisionNode revision) {
    writeLog(List.of(grown().stampRows().repaired(revision)));
  }

  /** Sends the statements that move a journal, or write a row, unless the rows have moved. */
  public void writeLog(List<String> statements) {
    List<Instruction> list = new ArrayList<>(guard());
    list.addAll(StepProtocol.own(statements));
    send(StepProtocol.ownTransaction(list), WRITING);
  }

  /** Through a pooler, and beside tools that ask for no lock, the rows are held here alone. */
  private List<Instruction> guard() {
    return state.versionTableExists() ? context.protocol().guard(state.rows()) : List.of();
  }

  private StampRows stampRows() {
    return new StampRows(visit.scripts(), visit.log());
  }

  private void receive(List<Instruction> instructions) {
    new SessionReceiver(context, (prepared, batch) -> {}, 1, false).receive(instructions);
  }

  private void send(List<Instruction> instructions, String doing) {
    send(instructions, doing, 1);
  }

  private void send(List<Instruction> instructions, String doing, int attempts) {
    try {
      receive(instructions);
    } catch (Batch.UnexpectedRows e) {
      session.rollback();
      String found = String.valueOf(e.getMessage());
      Optional<? extends AludelException> blamed =
          TableTriggers.blamed(session, state.tables(), found);
      throw blamed.isPresent() ? blamed.get() : moved(found);
    } catch (Batch.StatementFailure failed) {
      boolean lives = session.rollback();
      ServerException e = failed.server();
      if (lives && attempts > 1 && MADE_MEANWHILE.contains(e.error().sqlState())) {
        send(instructions, doing, attempts - 1);
        return;
      }
      if (e.error().sqlState().equals(VersionTable.ROWS_MOVED)) {
        throw moved(e.error().message());
      }
      if (e.error().sqlState().equals(TrustedTables.UNTRUSTED)) {
        throw TrustedTables.refused(e.error());
      }
      Optional<? extends AludelException> blamed =
          TableTriggers.blamed(session, state.tables(), e.error());
      throw blamed.isPresent() ? blamed.get() : e.failureOf(doing);
    }
  }

  private static RowsMovedException moved(String found) {
    return new RowsMovedException(
        "Another process changed the version table in the meantime: " + found + ".",
        "Nothing was changed. Look at 'current', then run it again.",
        List.of());
  }
}
