package dev.aludel.internal.run.step;

import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.UnsettledRevisionException;
import dev.aludel.internal.database.CatalogAnswers;
import dev.aludel.internal.database.CatalogAnswers.Answer;
import dev.aludel.internal.database.LogReader;
import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.run.plan.PlanCheck;
import dev.aludel.internal.run.plan.PreparedStep;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.StandaloneEffect;
import dev.aludel.revision.RevisionNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a revision that can't run in one transaction, and keeps its journal in the log.
 *
 * <p>It gathers what {@link Segments} asks for until a transaction is whole. Where a run ended
 * between "at n" and "done n", the catalog is asked what became of statement n.
 */
final class SegmentRunner {

  private final RunContext context;
  private final Session session;
  private final PreparedStep prepared;
  private final RevisionNode revision;
  private final Failure failure;
  private final TransactionRunner transactions;
  private final CatalogAnswers catalog;
  private final Segments segments;
  private final List<Instruction> gathered = new ArrayList<>();

  /** Whether the statement that the journal stands at may have committed a part of its work. */
  private boolean unsettled;

  SegmentRunner(RunContext context, PreparedStep prepared) {
    this.context = context;
    this.session = context.session();
    this.prepared = prepared;
    this.revision = prepared.step().revision();
    this.failure = new Failure(prepared.step(), context.settings().placeholders(), this::whatStays);
    this.transactions = new TransactionRunner(context, prepared, failure);
    this.catalog = new CatalogAnswers(session);
    this.segments =
        new Segments(
            context.protocol(),
            prepared,
            new LogReader(session, context.log()).journal(revision, prepared.step().direction()),
            this::receive);
  }

  /** Runs the revision from where its journal stands to its end. */
  void run() {
    try {
      prepared.statements(
          segments,
          java ->
              new MigrationCall(session, failure, context.settings().replay())
                  .call(java, segments, segments::endTransaction, segments::unrecorded));
      segments.finish();
    } catch (RevisionFailedException e) {
      markFailed(e);
      throw e;
    } catch (ServerException e) {
      RevisionFailedException failed = failure.of(e.error(), Optional.empty(), e.driverException());
      markFailed(failed);
      throw failed;
    }
  }

  private void receive(Instruction instruction) {
    if (instruction instanceof Instruction.Alone alone) {
      alone(alone);
      return;
    }
    gathered.add(instruction);
    if (instruction instanceof Instruction.Commit) {
      List<Instruction> transaction = List.copyOf(gathered);
      gathered.clear();
      if (transaction.stream().allMatch(Instruction::repeatable)) {
        transactions.run(transaction);
      } else {
        transactions.attempt(transaction, 1);
      }
    }
  }

  private void alone(Instruction.Alone alone) {
    SqlStatement statement = alone.statement();
    // As the script would see the names in its statement, so must the catalog be asked.
    session.send(
        alone.settings().stream().map(SqlStatement::text).toList(),
        alone.settings().stream().map(SqlStatement::written).toList());
    StandaloneEffect effect = statement.effect();
    if (alone.begunBefore()) {
      Answer answer = catalog.tookEffect(effect);
      if (answer == Answer.UNKNOWN) {
        throw unsettled(statement);
      }
      if (answer == Answer.DONE) {
        return;
      }
    }
    for (String clearing : catalog.clearing(effect)) {
      send(statement, clearing, effect);
    }
    send(statement, catalog.continuing(effect, statement.text()), effect);
  }

  /** Sends it again where it met a lock, unless it may have committed a part of its work before. */
  private void send(SqlStatement statement, String sql, StandaloneEffect effect) {
    for (int attempt = 1; ; attempt++) {
      try {
        String lockTimeout = lockTimeout(effect, attempt);
        session.sendEach(List.of(lockTimeout, sql), List.of(lockTimeout, statement.written()));
        return;
      } catch (ServerException e) {
        unsettled = effect.mayCommit();
        RevisionFailedException failed =
            failure.of(e.error(), Optional.of(statement), e.driverException());
        if (unsettled) {
          throw failed;
        }
        transactions.retryOrThrow(failed, attempt);
      }
    }
  }

  private String lockTimeout(StandaloneEffect effect, int attempt) {
    return SessionSettings.lockTimeoutAlone(
        effect, context.attempts().lockTimeout(attempt, prepared.options()));
  }

  private void markFailed(RevisionFailedException error) {
    transactions.runToTellOf(
        error,
        context
            .protocol()
            .segmentsFailed(
                prepared,
                segments.open(),
                segments.journal(),
                isUnsettled(),
                String.valueOf(error.getMessage())));
  }

  private String whatStays() {
    return SegmentsLeft.told(prepared, segments.journal(), isUnsettled());
  }

  private boolean isUnsettled() {
    return unsettled || segments.journal().isUnrecorded();
  }

  /** Where no catalog can tell whether the statement that a run stopped at took effect. */
  private UnsettledRevisionException unsettled(SqlStatement statement) {
    int number = segments.journal().statement();
    return new UnsettledRevisionException(
        "%s stopped at statement %s (%s%s), which runs in segments; nothing tells whether it took effect:\n    %s"
            .formatted(
                PlanCheck.name(revision),
                number,
                revision.origin(),
                statement.line() > 0 ? ", line " + statement.line() : "",
                statement.written().lines().findFirst().orElse("")),
        "Look in the database. If it did, say 'repair %1$s --done'; if not, 'repair %1$s --undone'. Then run it again."
            .formatted(revision.id()),
        revision.id(),
        number);
  }
}
