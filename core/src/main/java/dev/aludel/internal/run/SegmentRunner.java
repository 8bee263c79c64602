package dev.aludel.internal.run;

import dev.aludel.error.AludelException;
import dev.aludel.error.LockWaitException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.UnsettledRevisionException;
import dev.aludel.internal.database.Journal;
import dev.aludel.internal.database.LogReader;
import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.database.VersionTable;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.Standalone;
import dev.aludel.revision.RevisionNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs a revision that can't run in one transaction, and keeps its journal in the log.
 *
 * <p>Every transaction begins with the lock and the guard of {@link RunContext#opening} and one of
 * the journal, and moves the journal from where it was left: of two runners at the same place, one
 * fails.
 */
final class SegmentRunner {

  private final RunContext context;
  private final Session session;
  private final Prepared prepared;
  private final RevisionNode revision;
  private final Failure failure;
  private Optional<Journal.Open> open;
  private Journal journal;

  /** Whether a transaction of this run of the revision was committed already. */
  private boolean begun;

  /** Whether the statement that the journal stands at may have committed a part of its work. */
  private boolean unsettled;

  SegmentRunner(RunContext context, Prepared prepared) {
    this.context = context;
    this.session = context.session();
    this.prepared = prepared;
    this.revision = prepared.step().revision();
    this.failure = new Failure(prepared.step(), context.settings().placeholders(), this::whatStays);
    this.open = new LogReader(session, context.log()).journal(revision, prepared.direction());
    this.journal =
        open.map(Journal.Open::journal)
            .orElse(new Journal(0, false, prepared.count(), SegmentSink.NOTHING_DONE));
  }

  /** Runs the revision from where its journal stands to its end. */
  void run() {
    SegmentSink sink = new SegmentSink(this, journal);
    try {
      if (prepared.migration().isPresent()) {
        new MigrationCall(session, failure, context.settings().replay())
            .call(prepared, sink, sink::endSegment);
      } else {
        prepared.statements().accept(sink);
      }
      sink.endSegment();
      finish();
    } catch (RevisionFailedException e) {
      markFailed(e);
      throw e;
    } catch (ServerException e) {
      RevisionFailedException failed = failure.of(e.error(), Optional.empty(), e.driverException());
      markFailed(failed);
      throw failed;
    }
  }

  Prepared prepared() {
    return prepared;
  }

  RunContext context() {
    return context;
  }

  /**
   * Runs statements in one transaction that also moves the journal; again where they met a lock.
   */
  void inTransaction(List<SegmentSink.Piece> pieces, Journal after) {
    inTransaction(
        batch -> {
          pieces.forEach(piece -> piece.sendTo(batch));
          moveJournal(batch, after);
        });
    moved(after);
  }

  /**
   * Streams rows in, in one transaction that also moves the journal; data that was read can't be
   * sent again.
   */
  void copying(
      List<SegmentSink.Piece> settings, SqlStatement copy, InputStream data, Journal after) {
    try {
      transaction(
          batch -> {
            settings.forEach(piece -> piece.sendTo(batch));
            batch.copy(copy, data);
            moveJournal(batch, after);
          },
          1,
          false);
      moved(after);
    } catch (Batch.StatementFailure e) {
      throw translated(e);
    }
  }

  private void inTransaction(Consumer<Batch> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        attempt(work, attempt);
        return;
      } catch (RevisionFailedException e) {
        retryOrThrow(e, attempt);
      }
    }
  }

  /** Where the driver didn't tell which statement failed, sends them again one by one. */
  private void attempt(Consumer<Batch> work, int attempt) {
    try {
      transaction(work, attempt, false);
    } catch (Batch.StatementFailure failed) {
      if (failed.server().index() != ServerException.UNKNOWN_INDEX
          || failed.server().error().connectionLost()) {
        throw translated(failed);
      }
      try {
        transaction(work, attempt, true);
      } catch (Batch.StatementFailure again) {
        throw translated(again);
      }
    }
  }

  /** One transaction behind the lock and the guard; rolled back where anything fails. */
  private void transaction(Consumer<Batch> work, int attempt, boolean oneByOne) {
    try {
      context.begin();
      Batch batch = new Batch(session, oneByOne);
      batch.own(opening(attempt));
      batch.own(guard());
      work.accept(batch);
      batch.flush();
      commit();
      begun = true;
    } catch (Batch.StatementFailure e) {
      session.rollback();
      throw e;
    } catch (Batch.UnexpectedRows e) {
      session.rollback();
      throw context.rowsMoved(String.valueOf(e.getMessage()));
    } catch (ServerException e) {
      session.rollback();
      throw failure.of(e.error(), Optional.empty(), e.driverException());
    }
  }

  private void commit() {
    try {
      session.commit();
    } catch (ServerException e) {
      if (e.error().connectionLost()) {
        throw Failure.ofCommit(prepared.step())
            .of(e.error(), Optional.empty(), e.driverException());
      }
      throw e;
    }
  }

  /** Between two segments through a pooler, another process may have taken its turn. */
  private String guard() {
    return context.log().guard(revision, prepared.direction(), open.map(Journal.Open::journal));
  }

  private void moveJournal(Batch batch, Journal after) {
    batch.own(context.closing());
    batch.ownHittingOneRow(moveJournal(after));
  }

  private void moved(Journal after) {
    journal = after;
    open = Optional.of(new Journal.Open(after, true));
  }

  private List<String> opening(int attempt) {
    return begun
        ? context.continuing(prepared.options(), prepared.step().rowsBefore(), attempt)
        : context.opening(prepared.options(), prepared.step().rowsBefore(), attempt);
  }

  /** The first move opens the journal; so does the first after a failure, whose row is closed. */
  private String moveJournal(Journal after) {
    return open.isPresent() && open.get().running()
        ? context.log().advance(revision, journal, after)
        : context.log().open(revision, prepared.logRow("running", Optional.empty()), after);
  }

  /** Puts in place, outside every transaction, what the script has set before a statement. */
  void setForStandalone(List<SegmentSink.Piece> settings) {
    if (!settings.isEmpty()) {
      session.send(
          settings.stream().map(piece -> piece.statement().text()).toList(),
          settings.stream().map(piece -> piece.statement().written()).toList());
    }
  }

  /**
   * Runs one statement outside every transaction; again where it met a lock, unless it may have
   * committed a part of its work before.
   */
  void alone(SqlStatement statement, String sql, Standalone effect) {
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
        retryOrThrow(failed, attempt);
      }
    }
  }

  /** What works CONCURRENTLY waits without blocking anyone; cut off, it would leave a torso. */
  private String lockTimeout(Standalone effect, int attempt) {
    long millis =
        effect.concurrently()
            ? 0
            : context.attempts().lockTimeout(attempt, prepared.options()).toMillis();
    return "SELECT pg_catalog.set_config('lock_timeout', '%dms', false)".formatted(millis);
  }

  private void retryOrThrow(RevisionFailedException failed, int attempt) {
    if (!context.attempts().again(failed, attempt, prepared.options())) {
      throw failed;
    }
    context.retrying(prepared.step(), attempt, failed);
  }

  /** Moves the rows and closes the journal, in one transaction. */
  private void finish() {
    if (open.isEmpty() || !open.get().running()) {
      inTransaction(List.of(), journal);
    }
    inTransaction(
        batch -> {
          for (String move :
              context.version().move(prepared.step().rowsBefore(), prepared.step().rowsAfter())) {
            batch.ownHittingOneRow(move);
          }
          batch.ownHittingOneRow(context.log().close(revision, journal, "done", Optional.empty()));
        });
  }

  private AludelException translated(Batch.StatementFailure failed) {
    return failed.server().error().sqlState().equals(VersionTable.ROWS_MOVED)
        ? context.rowsMoved(failed.server().error().message())
        : failure.of(
            failed.server().error(), failed.statement(), failed.server().driverException());
  }

  /**
   * Best effort: closes the journal behind what is done for certain, so that the next run goes on
   * there; what a person must settle stays open.
   */
  private void markFailed(RevisionFailedException error) {
    String message = String.valueOf(error.getMessage());
    List<String> batch = new ArrayList<>();
    batch.add(context.isolation());
    batch.add(context.settingsStatement(prepared.options(), 1));
    batch.add(context.version().guard(prepared.step().rowsBefore()));
    batch.add(guard());
    if (unsettled) {
      batch.add(context.log().note(revision, journal, message));
    } else {
      Journal certain =
          new Journal(journal.done(), false, journal.statements(), journal.doneChecksum());
      batch.add(moveJournal(certain));
      batch.add(context.log().close(revision, certain, "failed", Optional.of(message)));
    }
    try {
      context.begin();
      session.send(batch);
      session.commit();
    } catch (ServerException | LockWaitException e) {
      session.rollback();
      error.addSuppressed(e);
    }
  }

  private String whatStays() {
    return SegmentsLeft.told(prepared, journal, unsettled);
  }

  /** Where no catalog can tell whether the statement that a run stopped at took effect. */
  UnsettledRevisionException unsettled(SqlStatement statement) {
    return new UnsettledRevisionException(
        "%s stopped at statement %d (%s%s), which runs in segments; nothing tells whether it took effect:\n    %s"
            .formatted(
                PlanCheck.name(revision),
                journal.statement(),
                revision.origin(),
                statement.line() > 0 ? ", line " + statement.line() : "",
                statement.written().lines().findFirst().orElse("")),
        "Look in the database. If it did, say 'repair %1$s --done'; if not, 'repair %1$s --undone'. Then run it again."
            .formatted(revision.id()),
        revision.id(),
        journal.statement());
  }

  UnsettledRevisionException changed() {
    return new UnsettledRevisionException(
        "%s stopped behind statement %d, and the statements before that were changed since (%s)."
            .formatted(PlanCheck.name(revision), journal.done(), revision.origin()),
        "Restore their text as it was when they ran; what comes behind them may change. Or undo by hand what they did, and say 'repair %s --undone'."
            .formatted(revision.id()),
        revision.id(),
        journal.done());
  }
}
