package dev.aludel.internal.run;

import dev.aludel.error.AludelException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.RowsMovedException;
import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.database.TrustedTables;
import dev.aludel.internal.database.VersionTable;
import dev.aludel.revision.Step;
import dev.aludel.setting.TransactionMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Runs one step in a transaction: opening statements, the revision's own, the change of rows, the
 * log row.
 *
 * <p>The opening locks the version table and fails unless it holds the whole set of rows that the
 * plan expects, so that a lost lock, a second tool or Alembic itself can never make a revision run
 * twice.
 */
final class StepRunner {

  private final RunContext context;
  private final Session session;
  private final boolean together;

  StepRunner(RunContext context) {
    this.context = context;
    this.session = context.session();
    this.together = context.settings().transaction() == TransactionMode.ALL;
  }

  /**
   * Runs a step in a transaction of its own, and again where it met a lock.
   *
   * @param prepared the step
   * @param stays the rows that the database keeps where it fails
   */
  void run(Prepared prepared, SortedSet<String> stays) {
    for (int attempt = 1; ; attempt++) {
      try {
        attempt(prepared, stays, attempt);
        return;
      } catch (RevisionFailedException e) {
        if (!context.attempts().again(e, attempt, prepared.options())) {
          logFailure(prepared, e);
          throw e;
        }
        context.retrying(prepared.step(), attempt, e);
      }
    }
  }

  /**
   * Runs a step once, in a transaction of its own or in the run's where there is one for all.
   *
   * @param prepared the step
   * @param stays the rows that the database keeps where it fails
   * @param attempt which attempt it is, from 1
   */
  void attempt(Prepared prepared, SortedSet<String> stays, int attempt) {
    Failure failure = new Failure(prepared.step(), context.settings(), stays);
    try {
      if (!together) {
        begin(failure);
      }
      try {
        send(prepared, failure, attempt, false);
      } catch (Batch.StatementFailure e) {
        throw locate(prepared, failure, attempt, e);
      }
      if (!together) {
        commit(failure, prepared.step());
      }
    } catch (AludelException e) {
      session.rollback();
      throw e;
    } catch (Batch.UnexpectedRows e) {
      session.rollback();
      throw rowsMoved(String.valueOf(e.getMessage()));
    }
  }

  private void send(Prepared prepared, Failure failure, int attempt, boolean oneByOne) {
    long begun = System.nanoTime();
    Step step = prepared.step();
    Batch batch = new Batch(session, oneByOne);
    batch.own(context.opening(prepared.options(), step.rowsBefore(), attempt));
    if (prepared.migration().isPresent()) {
      new MigrationCall(session, failure, context.settings().replay())
          .call(prepared, batch, batch::flush);
    } else {
      prepared.statements().accept(batch);
    }
    batch.own(context.closing());
    for (String move : context.version().move(step.rowsBefore(), step.rowsAfter())) {
      batch.ownHittingOneRow(move);
    }
    if (!together) {
      batch.own(logRow(prepared, "done", Optional.empty(), "pg_catalog.now()"));
      batch.flush();
      return;
    }
    batch.flush();
    long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    batch.own(
        logRow(
            prepared,
            "done",
            Optional.empty(),
            "pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) interval '%d milliseconds'"
                .formatted(millis)));
    batch.flush();
  }

  /**
   * Where the driver didn't tell which statement failed, sends them again one by one to find out.
   */
  private AludelException locate(
      Prepared prepared, Failure failure, int attempt, Batch.StatementFailure failed) {
    boolean replay =
        failed.server().index() == ServerException.UNKNOWN_INDEX
            && !together
            && prepared.migration().isEmpty()
            && !failed.server().error().connectionLost();
    if (replay && session.rollback()) {
      context.begin();
      try {
        send(prepared, failure, attempt, true);
      } catch (Batch.StatementFailure again) {
        if (again.server().error().sqlState().equals(failed.server().error().sqlState())) {
          return translated(again, failure);
        }
      }
    }
    return translated(failed, failure);
  }

  private AludelException translated(Batch.StatementFailure failed, Failure failure) {
    if (failed.server().error().sqlState().equals(VersionTable.UNTRUSTED)) {
      return TrustedTables.refused(failed.server().error());
    }
    return failed.server().error().sqlState().equals(VersionTable.ROWS_MOVED)
        ? rowsMoved(failed.server().error().message())
        : failure.of(
            failed.server().error(), failed.statement(), failed.server().driverException());
  }

  private void begin(Failure failure) {
    try {
      context.begin();
    } catch (ServerException e) {
      throw failure.of(e.error(), Optional.empty(), e.driverException());
    }
  }

  private void commit(Failure failure, Step step) {
    try {
      session.commit();
    } catch (ServerException e) {
      Failure told = e.error().connectionLost() ? Failure.ofCommit(step) : failure;
      throw told.of(e.error(), Optional.empty(), e.driverException());
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
      commit(new Failure(last.step(), context.settings(), stays), last.step());
    } catch (AludelException e) {
      session.rollback();
      throw e;
    }
  }

  private RowsMovedException rowsMoved(String found) {
    return context.rowsMoved(found);
  }

  private String logRow(
      Prepared prepared, String outcome, Optional<String> error, String startedAt) {
    return context
        .log()
        .append(prepared.step().revision(), prepared.logRow(outcome, error), startedAt);
  }

  /** Best effort: the failure itself matters more than its row. */
  void logFailure(Prepared prepared, AludelException error) {
    if (error instanceof RevisionFailedException failed && lost(failed)) {
      return;
    }
    try {
      context.begin();
      LogTable log = context.log();
      session.send(
          List.of(
              context.isolation(),
              context.settingsStatement(prepared.options(), 1),
              log.append(
                  prepared.step().revision(),
                  prepared.logRow("failed", Optional.of(String.valueOf(error.getMessage()))),
                  "pg_catalog.now()")));
      session.commit();
    } catch (ServerException e) {
      session.rollback();
      error.addSuppressed(e);
    }
  }

  private static boolean lost(RevisionFailedException failed) {
    return failed.sqlState().startsWith("08") || failed.sqlState().startsWith("57P0");
  }
}
