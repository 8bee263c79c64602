package dev.aludel.internal.run;

import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
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
 * Keeps what a Java revision asks for, and sends it when the revision wants an answer or is done.
 */
final class RecordedOperations implements Operations {

  private final Session session;
  private final Failure failure;
  private final List<String> opening;
  private final List<Operation> kept = new ArrayList<>();
  private boolean opened;
  private boolean closed;

  RecordedOperations(Session session, List<String> opening, Failure failure) {
    this.session = session;
    this.opening = opening;
    this.failure = failure;
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
    flush();
    try {
      return session.query(sql, row::read, parameters);
    } catch (ServerException e) {
      throw failure.of(e.error(), Optional.of(SqlStatement.unplaced(sql)), e.driverException());
    }
  }

  @Override
  public Connection connection() {
    requireOpen();
    flush();
    return session.guardedConnection();
  }

  /** Sends what was kept; the first time, behind the opening statements. */
  void flush() {
    List<SqlStatement> statements = new ArrayList<>();
    for (Operation operation : kept) {
      statements.addAll(OperationSql.statements(operation));
    }
    kept.clear();
    for (SqlStatement statement : statements) {
      Optional<String> refusal = PlanCheck.refusal(statement);
      if (refusal.isPresent()) {
        throw failure.of(null, Optional.of(statement), new IllegalArgumentException(refusal.get()));
      }
    }
    List<String> batch = new ArrayList<>();
    if (!opened) {
      batch.addAll(opening);
    }
    int before = batch.size();
    statements.forEach(statement -> batch.add(statement.text()));
    if (batch.isEmpty()) {
      return;
    }
    opened = true;
    send(batch, before, statements);
  }

  private void send(List<String> batch, int before, List<SqlStatement> statements) {
    try {
      session.send(batch);
    } catch (ServerException e) {
      int index = e.index() - before;
      if (index >= 0 && index < statements.size()) {
        throw failure.of(e.error(), Optional.of(statements.get(index)), e.driverException());
      }
      throw e;
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
