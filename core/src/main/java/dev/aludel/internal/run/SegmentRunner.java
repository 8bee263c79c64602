package dev.aludel.internal.run;

import dev.aludel.error.AludelException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.UnsettledRevisionException;
import dev.aludel.internal.database.Journal;
import dev.aludel.internal.database.LogReader;
import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.database.VersionTable;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.revision.RevisionNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs a revision that can't run in one transaction, and keeps its journal in the log.
 *
 * <p>Every transaction begins with the lock and the guard of {@link RunContext#opening}, and moves
 * the journal from where it was left: of two runners at the same place, one fails.
 */
final class SegmentRunner {

  private final RunContext context;
  private final Session session;
  private final Prepared prepared;
  private final RevisionNode revision;
  private final Failure failure;
  private Optional<Journal.Open> open;
  private Journal journal;

  SegmentRunner(RunContext context, Prepared prepared) {
    this.context = context;
    this.session = context.session();
    this.prepared = prepared;
    this.revision = prepared.step().revision();
    this.failure = new Failure(prepared.step(), this::whatStays);
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
        new MigrationCall(session, failure).call(prepared, sink, sink::endSegment);
      } else {
        prepared.statements().accept(sink);
      }
      sink.endSegment();
      finish();
    } catch (RevisionFailedException e) {
      markFailed(e);
      throw e;
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
    for (int attempt = 1; ; attempt++) {
      try {
        attempt(pieces, after, attempt, false);
        return;
      } catch (RevisionFailedException e) {
        retryOrThrow(e, attempt);
      }
    }
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

  private void attempt(
      List<SegmentSink.Piece> pieces, Journal after, int attempt, boolean oneByOne) {
    try {
      transaction(
          batch -> {
            pieces.forEach(piece -> piece.sendTo(batch));
            moveJournal(batch, after);
          },
          attempt,
          oneByOne);
      moved(after);
    } catch (Batch.StatementFailure e) {
      boolean replay =
          !oneByOne
              && e.server().index() == ServerException.UNKNOWN_INDEX
              && !e.server().error().connectionLost();
      if (replay) {
        attempt(pieces, after, attempt, true);
      } else {
        throw translated(e);
      }
    }
  }

  /** One transaction behind the lock and the guard; rolled back where anything fails. */
  private void transaction(Consumer<Batch> work, int attempt, boolean oneByOne) {
    session.begin();
    try {
      Batch batch = new Batch(session, oneByOne);
      batch.own(context.opening(prepared.options(), prepared.step().rowsBefore(), attempt));
      work.accept(batch);
      batch.flush();
      session.commit();
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

  private void moveJournal(Batch batch, Journal after) {
    batch.own(context.closing());
    batch.ownHittingOneRow(moveJournal(after));
  }

  private void moved(Journal after) {
    journal = after;
    open = Optional.of(new Journal.Open(after, true));
  }

  /** The first move opens the journal; so does the first after a failure, whose row is closed. */
  private String moveJournal(Journal after) {
    return open.isPresent() && open.get().running()
        ? context.log().advance(revision, journal, after)
        : context.log().open(revision, prepared.logRow("running", Optional.empty()), after);
  }

  /** Runs one statement outside every transaction; again where it met a lock. */
  void alone(SqlStatement statement, String sql, boolean waitsForEver) {
    for (int attempt = 1; ; attempt++) {
      try {
        session.sendEach(
            List.of(
                "SELECT pg_catalog.set_config('lock_timeout', '%dms', false)"
                    .formatted(
                        waitsForEver
                            ? 0
                            : context
                                .attempts()
                                .lockTimeout(attempt, prepared.options())
                                .toMillis()),
                sql));
        return;
      } catch (ServerException e) {
        retryOrThrow(failure.of(e.error(), Optional.of(statement), e.driverException()), attempt);
      }
    }
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
    try {
      transaction(
          batch -> {
            context
                .version()
                .move(prepared.step().rowsBefore(), prepared.step().rowsAfter())
                .forEach(batch::ownHittingOneRow);
            batch.ownHittingOneRow(
                context.log().close(revision, journal, "done", Optional.empty()));
          },
          1,
          false);
    } catch (Batch.StatementFailure e) {
      throw translated(e);
    }
  }

  private AludelException translated(Batch.StatementFailure failed) {
    return failed.server().error().sqlState().equals(VersionTable.ROWS_MOVED)
        ? context.rowsMoved(failed.server().error().message())
        : failure.of(
            failed.server().error(), failed.statement(), failed.server().driverException());
  }

  /**
   * Best effort: closes the journal behind what is done for certain, so that the next run goes on
   * there.
   */
  private void markFailed(RevisionFailedException error) {
    Journal certain =
        new Journal(journal.done(), false, journal.statements(), journal.doneChecksum());
    List<String> batch = new ArrayList<>();
    batch.add(RunContext.READ_COMMITTED);
    batch.add(context.settingsStatement(prepared.options(), 1));
    batch.add(moveJournal(certain));
    batch.add(
        context
            .log()
            .close(revision, certain, "failed", Optional.of(String.valueOf(error.getMessage()))));
    try {
      session.begin();
      session.send(batch);
      session.commit();
    } catch (ServerException e) {
      session.rollback();
      error.addSuppressed(e);
    }
  }

  private String whatStays() {
    int done = journal.done();
    return done == 0
        ? "It runs without a transaction; none of its statements took effect."
        : "It runs without a transaction: its first %d of %d statements stay. The next run goes on behind them."
            .formatted(done, Math.max(done, journal.statements()));
  }

  /** Where no catalog can tell whether the statement that a run stopped at took effect. */
  UnsettledRevisionException unsettled(SqlStatement statement) {
    return new UnsettledRevisionException(
        "%s stopped at statement %d (%s%s), which runs without a transaction; nothing tells whether it took effect:\n    %s"
            .formatted(
                PlanCheck.name(revision),
                journal.statement(),
                revision.origin(),
                statement.line() > 0 ? ", line " + statement.line() : "",
                statement.text().lines().findFirst().orElse("")),
        "Look in the database. If it did, say 'repair %1$s --done'; if not, 'repair %1$s --undone'. Then run it again."
            .formatted(revision.id()),
        revision.id(),
        journal.statement());
  }

  UnsettledRevisionException changed() {
    return new UnsettledRevisionException(
        "%s stopped behind statement %d, and the statements before that were changed since (%s)."
            .formatted(PlanCheck.name(revision), journal.done(), revision.origin()),
        "Bring back their text as it was when they ran; what comes behind them may change.",
        revision.id(),
        journal.done());
  }
}
