package dev.aludel.internal.run;

import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.script.StatementSink;
import dev.aludel.internal.sql.OperationSql;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.migration.Operations;
import dev.aludel.operation.Operation;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what a Java revision asks for, and hands it over when the revision wants an answer or is
 * done.
 */
final class RecordedOperations implements Operations {

  private final Session session;
  private final StatementSink sink;
  private final Runnable flush;
  private final Failure failure;
  private final boolean transactional;
  private final List<Operation> kept = new ArrayList<>();
  private boolean closed;

  RecordedOperations(
      Session session, StatementSink sink, Runnable flush, Failure failure, boolean transactional) {
    this.session = session;
    this.sink = sink;
    this.flush = flush;
    this.failure = failure;
    this.transactional = transactional;
  }

  @Override
  public void execute(String sql) {
    requireOpen();
    kept.add(new Operation.Execute(sql));
  }

  @Override
  public void bulkInsert(String table, List<? extends Map<String, ?>> rows) {
    requireOpen();
    kept.add(Operation.BulkInsert.of(table, rows));
  }

  @Override
  public <T> List<T> query(String sql, RowReader<T> row, Object... parameters) {
    requireOpen();
    sendKept();
    try {
      return session.query(sql, row::read, parameters);
    } catch (ServerException e) {
      throw failure.of(e.error(), Optional.of(SqlStatement.unplaced(sql)), e.driverException());
    }
  }

  @Override
  public Connection connection() {
    requireOpen();
    sendKept();
    return session.guardedConnection();
  }

  private void sendKept() {
    handOver();
    flush.run();
  }

  /** Hands over what was kept, without sending it yet. */
  void handOver() {
    List<SqlStatement> statements = new ArrayList<>();
    for (Operation operation : kept) {
      statements.addAll(OperationSql.statements(operation));
    }
    kept.clear();
    for (SqlStatement statement : statements) {
      PlanCheck.refusal(statement, transactional)
          .ifPresent(
              reason -> {
                throw failure.of(
                    null, Optional.of(statement), new IllegalArgumentException(reason));
              });
      sink.statement(statement);
    }
  }

  /**
   * A revision that kept its operations for later would change the database behind the run's back.
   */
  void close() {
    closed = true;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "These Operations belong to a revision that is over; use them only inside its method.");
    }
  }
}
