package dev.aludel.internal.run;

import dev.aludel.internal.database.Journal;
import dev.aludel.internal.script.StatementSink;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.revision.RevisionNode;
import java.io.InputStream;
import java.util.Optional;

/**
 * Prints a revision that can't run in one transaction: consecutive ordinary statements share a
 * block up to a {@code -- @commit}, the others stand alone.
 *
 * <p>Each block begins with the lock, the guard and a look at the journal, and moves the journal as
 * the run online does. So a script that was stopped can't be run again from its beginning, and the
 * run online goes on behind it.
 */
final class OfflineSegments implements StatementSink {

  private final OfflineScript script;
  private final OfflineSession session;
  private final Prepared prepared;
  private final RevisionNode revision;
  private final OfflineStatements statements;
  private Optional<Journal> journal = Optional.empty();
  private String checksum = SegmentSink.NOTHING_DONE;
  private int seen;
  private boolean inBlock;

  OfflineSegments(OfflineScript script, OfflineSession session, Prepared prepared) {
    this.script = script;
    this.session = session;
    this.prepared = prepared;
    this.revision = prepared.step().revision();
    this.statements = new OfflineStatements(script);
  }

  void print() {
    script.line(session.fresh(prepared.options(), false));
    script.line("");
    prepared.statements().accept(this);
    endBlock();
    if (journal.isEmpty()) {
      beginBlock();
      moveJournal(false, checksum);
      endBlock();
    }
    begin();
    script.line(OfflineSession.OWN_ROLE);
    script.move(prepared.step());
    script.statement(script.log().close(revision, journal.orElseThrow(), "done", Optional.empty()));
    commit();
  }

  @Override
  public void statement(SqlStatement statement) {
    if (SegmentSink.standsAlone(statement, prepared)) {
      endBlock();
      alone(statement);
    } else {
      beginBlock();
      count(statement);
      statements.statement(statement);
    }
  }

  @Override
  public void copy(SqlStatement copy, InputStream data) {
    beginBlock();
    count(copy);
    statements.copy(copy, data);
  }

  @Override
  public void endTransaction() {
    endBlock();
  }

  private void count(SqlStatement statement) {
    seen++;
    checksum = SegmentSink.checksum(checksum, statement);
  }

  private void alone(SqlStatement statement) {
    String before = checksum;
    count(statement);
    begin();
    script.line(OfflineSession.OWN_ROLE);
    moveJournal(true, before);
    commit();
    // It waits for others without blocking them; a timeout would leave an invalid index behind.
    boolean patient = statement.effect().concurrently();
    script.line(
        "SET lock_timeout = " + (patient ? "0" : session.lockTimeout(prepared.options())) + ";");
    statements.statement(statement);
    begin();
    script.line(OfflineSession.OWN_ROLE);
    moveJournal(false, checksum);
    commit();
  }

  private void beginBlock() {
    if (!inBlock) {
      begin();
      inBlock = true;
    }
  }

  private void endBlock() {
    if (inBlock) {
      script.line(OfflineSession.OWN_ROLE);
      moveJournal(false, checksum);
      commit();
      inBlock = false;
    }
  }

  private void begin() {
    script.line(OfflineScript.BEGIN);
    script.lockAndGuard(prepared.step().rowsBefore());
    script.statement(script.log().guard(revision, prepared.direction(), journal));
    script.line("");
  }

  private void commit() {
    script.line("COMMIT;");
    script.line("");
  }

  private void moveJournal(boolean begun, String done) {
    Journal next = new Journal(seen, begun, Math.max(seen, prepared.count()), done);
    script.statement(
        journal
            .map(from -> script.log().advance(revision, from, next))
            .orElseGet(
                () ->
                    script
                        .log()
                        .open(revision, prepared.logRow("running", Optional.empty()), next)));
    journal = Optional.of(next);
  }
}
