package dev.aludel.internal.sql;

import dev.aludel.operation.Operation;
import java.util.List;

/** Turns operations into the statements that carry them out. */
public final class OperationSql implements Operation.Visitor<List<SqlStatement>> {

  /**
   * Rows of one INSERT: many, so that a turn carries many; bounded, so that a statement stays
   * small.
   */
  private static final int ROWS_PER_INSERT = 500;

  private OperationSql() {}

  /**
   * The statements of one operation.
   *
   * @param operation what was asked for
   * @return its statements, in order
   */
  public static List<SqlStatement> statements(Operation operation) {
    return operation.accept(new OperationSql());
  }

  @Override
  public List<SqlStatement> execute(Operation.Execute operation) {
    return SqlSplitter.split(operation.sql()).stream().map(SqlStatement::withoutPlace).toList();
  }

  @Override
  public List<SqlStatement> bulkInsert(Operation.BulkInsert operation) {
    return BulkInsertSql.inserts(operation, ROWS_PER_INSERT).stream()
        .map(SqlStatement::unplaced)
        .toList();
  }

  @Override
  public List<SqlStatement> create(Operation.Create operation) {
    throw ofSchema();
  }

  @Override
  public List<SqlStatement> drop(Operation.Drop operation) {
    throw ofSchema();
  }

  @Override
  public List<SqlStatement> alter(Operation.Alter operation) {
    throw ofSchema();
  }

  @Override
  public List<SqlStatement> rename(Operation.Rename operation) {
    throw ofSchema();
  }

  /** Their text depends on the server's version, and on the operations beside them. */
  private static IllegalArgumentException ofSchema() {
    return new IllegalArgumentException("schema operations are written by internal.sql.ddl");
  }
}
