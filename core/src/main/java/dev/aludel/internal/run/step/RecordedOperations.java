package dev.aludel.internal.run.step;

import dev.aludel.internal.database.RowReader;
import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.run.plan.PlanCheck;
import dev.aludel.internal.script.file.StatementSink;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.WritingQuery;
import dev.aludel.migration.Operations;
import dev.aludel.operation.Operation;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what a Java revision asks for, and hands it over when the revision wants an answer or is
 * done.
 */
final class RecordedOperations implements Operations {

  private final Session session;
  private final StatementSink sink;
  private final Runnable flush;
  private final Runnable unrecorded;
  private final Failure failure;
  private final boolean transactional;
  private final boolean replay;
  private final KeptOperations kept = new KeptOperations();

  RecordedOperations(
      Session session,
      StatementSink sink,
      Runnable flush,
      Runnable unrecorded,
      Failure failure,
      boolean transactional,
      boolean replay) {
    this.session = session;
    this.sink = sink;
    this.flush = flush;
    this.unrecorded = unrecorded;
    this.failure = failure;
    this.transactional = transactional;
    this.replay = replay;
  }

  @Override
  public void add(Operation operation) {
    kept.add(operation);
  }

  @Override
  public <T> List<T> query(String sql, RowReader<T> row, Object... parameters) {
    kept.requireOpen();
    sendKept();
    if (WritingQuery.is(sql)) {
      unrecorded.run();
    }
    try {
      return session.query(sql, row::read, parameters);
    } catch (ServerException e) {
      throw failure.of(e.error(), Optional.of(SqlStatement.unplaced(sql)), e.driverException());
    }
  }

  @Override
  public Connection connection() {
    kept.requireOpen();
    sendKept();
    unrecorded.run();
    return session.guardedConnection();
  }

  @Override
  public boolean isReplay() {
    return replay;
  }

  private void sendKept() {
    handOver();
    flush.run();
  }

  /** Hands over what was kept, without sending it yet. */
  void handOver() {
    for (SqlStatement statement : kept.take()) {
      PlanCheck.refusal(statement, transactional)
          .ifPresent(
              reason -> {
                throw failure.of(
                    null, Optional.of(statement), new IllegalArgumentException(reason));
              });
      sink.statement(statement);
    }
  }

  /** Refuses everything from now on. */
  void close() {
    kept.close();
  }
}
