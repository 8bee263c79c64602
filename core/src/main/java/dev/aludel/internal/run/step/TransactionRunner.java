package dev.aludel.internal.run.step;

import dev.aludel.error.AludelException;
import dev.aludel.error.QueryFailedException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.internal.database.LikelyBlockers;
import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.database.TrustedTables;
import dev.aludel.internal.database.VersionTable;
import dev.aludel.internal.run.plan.PreparedStep;
import java.util.List;
import java.util.Optional;

/** Carries out transactions of one step over the session, again where they met a lock. */
final class TransactionRunner {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private static final String AT_COMMIT =
      "The COMMIT failed, where deferred constraints and triggers are checked.";

  private final RunContext context;
  private final Session session;
  private final PreparedStep prepared;
  private final Failure failure;

  TransactionRunner(RunContext context, PreparedStep prepared, Failure failure) {
    this.context = context;
    this.session = context.session();
    this.prepared = prepared;
    this.failure = failure;
  }

  /** The one transaction of a run was rolled back, and must run again from its beginning. */
  static final class BeginAgain extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Runs one transaction; again where it met a lock and can be repeated. */
  void run(List<Instruction> instructions) {
    for (int attempt = 1; ; attempt++) {
      try {
        attempt(instructions, attempt);
        return;
      } catch (RevisionFailedException e) {
        retryOrThrow(e, attempt);
      }
    }
  }

  /** Tells of another attempt and waits before it, or throws where there is none. */
  void retryOrThrow(RevisionFailedException failed, int attempt) {
    if (!context.attempts().again(failed, attempt, prepared.options())) {
      throw failed;
    }
    context.retrying(prepared.step(), attempt, failed);
  }

  /**
   * Runs instructions once; rolls back where anything fails.
   *
   * @param instructions a transaction, or a part of one
   * @param attempt which attempt it is, from 1
   */
  void attempt(List<Instruction> instructions, int attempt) {
    try {
      send(instructions, attempt, false);
    } catch (Batch.StatementFailure failed) {
      // Rolled back already; the driver may not have told which statement it was.
      if (!canBeFoundOut(instructions, failed)) {
        throw translated(failed);
      }
      try {
        send(instructions, attempt, true);
      } catch (Batch.StatementFailure again) {
        throw translated(sameError(again, failed) ? again : failed);
      }
    }
  }

  private void send(List<Instruction> instructions, int attempt, boolean oneByOne) {
    try {
      receive(instructions, attempt, oneByOne);
    } catch (Batch.UnexpectedRows e) {
      session.rollback();
      throw unexpected(String.valueOf(e.getMessage()));
    } catch (AludelException | Batch.StatementFailure e) {
      session.rollback();
      throw e;
    }
  }

  private void receive(List<Instruction> instructions, int attempt, boolean oneByOne) {
    try {
      new SessionReceiver(context, this::call, attempt, oneByOne).receive(instructions);
    } catch (Batch.StatementFailure failed) {
      if (!failed.ofShortForm() || lost(failed)) {
        throw failed;
      }
      // Nothing of the revision has run; now the full form is what it begins with.
      session.lent().endShortForms();
      session.rollback();
      if (!begins(instructions)) {
        throw new BeginAgain();
      }
      receive(instructions, attempt, oneByOne);
    }
  }

  /** What it begins with is sent before: where that fails, its code must not have run. */
  private void call(PreparedStep.JavaStep java, Batch batch) {
    batch.flush();
    new MigrationCall(session, failure, context.settings().replay())
        .call(java, batch, batch::flush, () -> {});
  }

  private static boolean canBeFoundOut(
      List<Instruction> instructions, Batch.StatementFailure failed) {
    return failed.server().index() == ServerException.UNKNOWN_INDEX
        && !failed.ofCommit()
        && !lost(failed)
        && begins(instructions)
        && instructions.get(instructions.size() - 1) instanceof Instruction.Commit
        && instructions.stream().allMatch(Instruction::repeatable);
  }

  private static boolean begins(List<Instruction> instructions) {
    return instructions.get(0) instanceof Instruction.Begin;
  }

  private static boolean lost(Batch.StatementFailure failed) {
    return failed.server().error().connectionLost();
  }

  private static boolean sameError(Batch.StatementFailure one, Batch.StatementFailure other) {
    return one.server().error().sqlState().equals(other.server().error().sqlState());
  }

  /** The table is locked and its rows were compared, so that nobody else can have moved them. */
  private AludelException unexpected(String found) {
    Optional<QueryFailedException> triggers = context.triggers(found);
    return triggers.isPresent()
        ? triggers.get()
        : failure.ofOwnTables(
            "It changed the rows of Aludel's own tables: " + found + ".", "", null);
  }

  private AludelException translated(Batch.StatementFailure failed) {
    String state = failed.server().error().sqlState();
    if (state.equals(TrustedTables.UNTRUSTED)) {
      return TrustedTables.refused(failed.server().error());
    }
    if (state.equals(VersionTable.ROWS_MOVED)) {
      return context.rowsMoved(failed.server().error().message());
    }
    boolean own =
        failed.statement().isEmpty()
            && !failed.ofCommit()
            && failed.server().index() != ServerException.UNKNOWN_INDEX;
    Optional<QueryFailedException> triggers =
        own ? context.triggers(failed.server().error()) : Optional.empty();
    if (triggers.isPresent()) {
      return triggers.get();
    }
    if (failed.statement().isEmpty() && context.missesOwnTable(failed.server().error())) {
      return failure.ofOwnTables(
          failed.server().error().describe()
              + "\nThis revision, or another session, has dropped, renamed or moved that table.",
          state,
          failed.server().driverException());
    }
    return failed.ofCommit() && failed.server().error().connectionLost()
        ? Failure.ofCommit(prepared.step())
            .of(failed.server().error(), Optional.empty(), failed.server().driverException())
        : failure.of(
            failed.server().error(),
            failed.statement(),
            failed.server().driverException(),
            state.equals(LOCK_NOT_AVAILABLE)
                ? LikelyBlockers.of(session)
                : failed.ofCommit() ? AT_COMMIT : "");
  }

  /** Best effort, for what is said of a failure: the failure itself matters more. */
  void runToTellOf(AludelException error, List<Instruction> instructions) {
    try {
      receive(instructions, 1, false);
    } catch (Batch.StatementFailure e) {
      session.rollback();
      error.addSuppressed(e.server());
    } catch (Batch.UnexpectedRows | AludelException e) {
      session.rollback();
      error.addSuppressed(e);
    }
  }
}
