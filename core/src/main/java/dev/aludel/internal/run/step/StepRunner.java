package dev.aludel.internal.run.step;

import dev.aludel.error.AludelException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.internal.run.plan.PreparedStep;
import dev.aludel.setting.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Runs one step in a transaction: its own, or the run's where there is one for all. */
public final class StepRunner {

  private final RunContext context;
  private final boolean together;

  public StepRunner(RunContext context) {
    this.context = context;
    this.together = context.settings().transaction() == TransactionMode.ALL;
  }

  /**
   * Runs a step in a transaction of its own, and again where it met a lock.
   *
   * @param prepared the step
   * @param stays the rows that the database keeps where it fails
   */
  void run(PreparedStep prepared, SortedSet<String> stays) {
    try {
      runner(prepared, stays).run(context.protocol().transaction(prepared));
    } catch (RevisionFailedException e) {
      logFailure(prepared, e);
      throw e;
    }
  }

  /**
   * Runs a step once, in a transaction of its own or in the run's where there is one for all.
   *
   * @param prepared the step
   * @param stays the rows that the database keeps where it fails
   * @param attempt which attempt it is, from 1
   */
  public void attempt(PreparedStep prepared, SortedSet<String> stays, int attempt) {
    runner(prepared, stays)
        .attempt(
            together
                ? context.protocol().partOfTransaction(prepared, false)
                : context.protocol().transaction(prepared),
            attempt);
  }

  /** Does the same as the first step of the run's one transaction, which begins with it. */
  void attemptFirst(PreparedStep prepared, SortedSet<String> stays, int attempt) {
    List<Instruction> instructions = new ArrayList<>();
    instructions.add(new Instruction.Begin());
    instructions.addAll(context.protocol().partOfTransaction(prepared, true));
    runner(prepared, stays).attempt(instructions, attempt);
  }

  /**
   * Commits the one transaction of a whole run.
   *
   * @param last the step it ended with
   * @param stays the rows that the database keeps where the commit fails
   */
  void commitAll(PreparedStep last, SortedSet<String> stays) {
    runner(last, stays).attempt(List.of(new Instruction.Commit()), 1);
  }

  /** Best effort: the failure itself matters more than its row. */
  void logFailure(PreparedStep prepared, AludelException error) {
    if (error instanceof RevisionFailedException && !context.session().lent().lives()) {
      return;
    }
    runner(prepared, prepared.step().rowsBefore())
        .runToTellOf(
            error, context.protocol().failed(prepared, String.valueOf(error.getMessage())));
  }

  private TransactionRunner runner(PreparedStep prepared, SortedSet<String> stays) {
    return new TransactionRunner(
        context, prepared, new Failure(prepared.step(), context.settings(), stays));
  }
}
