package dev.aludel.internal.run;

import dev.aludel.error.AludelException;
import dev.aludel.error.RowsMovedException;
import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.database.Look;
import dev.aludel.internal.database.ServerError;
import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.database.VersionTable;
import dev.aludel.internal.script.ScriptOptions;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.migration.ReversibleMigration;
import dev.aludel.report.TransactionMode;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Runs one step: opening statements, the revision's own, the change of rows, the log row.
 *
 * <p>The opening locks the version table and fails unless it holds the whole set of rows that the
 * plan expects, so that a lost lock, a second tool or Alembic itself can never make a revision run
 * twice.
 */
final class StepRunner {

  private final Session session;
  private final RunSettings settings;
  private final SessionSettings sessionSettings;
  private final VersionTable version;
  private final LogTable log;
  private final String versionTableName;

  StepRunner(Session session, RunSettings settings, Look look) {
    this.session = session;
    this.settings = settings;
    this.sessionSettings = new SessionSettings(settings, look.serverVersion());
    this.version = new VersionTable(look.tables());
    this.log = new LogTable(look.tables(), settings.toolVersion());
    this.versionTableName = look.tables().versionTable();
  }

  /**
   * Runs a step in a transaction of its own, or in the run's where there is one for all.
   *
   * @param prepared the step
   * @param stays the rows that the database keeps where it fails
   */
  void run(Prepared prepared, SortedSet<String> stays) {
    boolean alone = settings.transaction() == TransactionMode.REVISION;
    Step step = prepared.step();
    Failure failure = new Failure(step, settings.transaction(), stays);
    long begun = System.nanoTime();
    if (alone) {
      session.begin();
    }
    try {
      List<String> opening = opening(prepared.options(), step.rowsBefore());
      if (prepared.migration().isPresent()) {
        callMigration(prepared, opening, failure);
        finish(prepared, List.of(), List.of(), begun, failure);
      } else {
        finish(prepared, opening, prepared.statements(), begun, failure);
      }
      if (alone) {
        commit(failure);
      }
    } catch (AludelException e) {
      boolean lives = session.rollback();
      if (lives && !(e instanceof RowsMovedException)) {
        logFailure(prepared, e);
      }
      throw e;
    }
  }

  private void commit(Failure failure) {
    try {
      session.commit();
    } catch (ServerException e) {
      throw failure.of(e.error(), Optional.empty(), e.driverException());
    }
  }

  /**
   * Commits the one transaction of a whole run.
   *
   * @param last the step it ended with
   * @param stays the rows that the database keeps where the commit fails
   */
  void commitAll(Prepared last, SortedSet<String> stays) {
    try {
      commit(new Failure(last.step(), settings.transaction(), stays));
    } catch (AludelException e) {
      session.rollback();
      throw e;
    }
  }

  /**
   * The statements at the head of every transaction: settings first, then the lock and the guard.
   */
  List<String> opening(ScriptOptions options, SortedSet<String> rows) {
    return List.of(
        "SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE",
        session.restoreStatement(sessionSettings.of(session, options), settings.role()),
        version.lock(),
        version.guard(rows));
  }

  private void callMigration(Prepared prepared, List<String> opening, Failure failure) {
    RecordedOperations operations = new RecordedOperations(session, opening, failure);
    try {
      var migration = prepared.migration().orElseThrow().migration();
      if (prepared.step().direction() == Direction.UPGRADE) {
        migration.upgrade(operations);
      } else {
        ((ReversibleMigration) migration).downgrade(operations);
      }
      operations.flush();
    } catch (AludelException e) {
      throw e;
    } catch (ServerException e) {
      throw translated(e, failure, Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure.of(null, Optional.empty(), e);
    } catch (Exception | LinkageError e) {
      throw failure.of(ServerError.find(e).orElse(null), Optional.empty(), e);
    } finally {
      operations.close();
    }
  }

  /** Sends what is left of the revision, and our own rows behind it, in one turn. */
  private void finish(
      Prepared prepared,
      List<String> opening,
      List<SqlStatement> statements,
      long begun,
      Failure failure) {
    Step step = prepared.step();
    List<String> own = session.ownRoleStatements(settings.role());
    List<String> moves = version.move(step.rowsBefore(), step.rowsAfter());
    List<String> batch = new ArrayList<>(opening);
    statements.forEach(statement -> batch.add(statement.text()));
    batch.addAll(own);
    int firstMove = batch.size();
    batch.addAll(moves);
    if (settings.transaction() == TransactionMode.REVISION) {
      batch.add(logRow(prepared, "done", Optional.empty(), "pg_catalog.now()"));
    }
    try {
      int[] counts = session.send(batch);
      for (int i = 0; i < moves.size(); i++) {
        if (counts[firstMove + i] != 1) {
          throw rowsMoved(
              "'%s' hit %d rows instead of one".formatted(moves.get(i), counts[firstMove + i]));
        }
      }
      if (settings.transaction() == TransactionMode.ALL) {
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        String startedAt =
            "pg_catalog.clock_timestamp() - interval '%d milliseconds'".formatted(millis);
        session.send(List.of(logRow(prepared, "done", Optional.empty(), startedAt)));
      }
    } catch (ServerException e) {
      ServerException located = located(e, batch);
      throw translated(located, failure, statementAt(located.index() - opening.size(), statements));
    }
  }

  private static Optional<SqlStatement> statementAt(int index, List<SqlStatement> statements) {
    return index >= 0 && index < statements.size()
        ? Optional.of(statements.get(index))
        : Optional.empty();
  }

  /**
   * Where the driver didn't tell which statement failed, sends them again one by one to find out.
   */
  private ServerException located(ServerException failed, List<String> batch) {
    boolean replay =
        failed.index() == ServerException.UNKNOWN_INDEX
            && batch.size() > 1
            && settings.transaction() == TransactionMode.REVISION
            && !failed.error().connectionLost();
    if (!replay || !session.rollback()) {
      return failed;
    }
    session.begin();
    try {
      session.sendEach(batch);
      return failed;
    } catch (ServerException again) {
      return again.error().sqlState().equals(failed.error().sqlState()) ? again : failed;
    }
  }

  private AludelException translated(
      ServerException exception, Failure failure, Optional<SqlStatement> statement) {
    if (exception.error().sqlState().equals(VersionTable.ROWS_MOVED)) {
      return rowsMoved(exception.error().message());
    }
    return failure.of(exception.error(), statement, exception.driverException());
  }

  private RowsMovedException rowsMoved(String found) {
    return new RowsMovedException(
        "Another process changed the version table "
            + versionTableName
            + " in the meantime: "
            + found
            + ".",
        "The step was rolled back and nothing ran twice. Look at 'current', then run it again.",
        List.of());
  }

  private String logRow(
      Prepared prepared, String outcome, Optional<String> error, String startedAt) {
    return log.append(
        prepared.step().revision(),
        new LogTable.Row(
            prepared.step().direction().name().toLowerCase(Locale.ROOT),
            prepared.checksum(),
            prepared.rawChecksum(),
            outcome.equals("done") ? prepared.downgradeScript() : Optional.empty(),
            outcome,
            error),
        startedAt);
  }

  /** Best effort: the failure itself matters more than its row. */
  private void logFailure(Prepared prepared, AludelException error) {
    session.begin();
    try {
      List<String> batch =
          List.of(
              "SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE",
              session.restoreStatement(
                  sessionSettings.of(session, prepared.options()), settings.role()),
              logRow(
                  prepared,
                  "failed",
                  Optional.of(String.valueOf(error.getMessage())),
                  "pg_catalog.now()"));
      session.send(batch);
      session.commit();
    } catch (ServerException e) {
      session.rollback();
      error.addSuppressed(e);
    }
  }
}
