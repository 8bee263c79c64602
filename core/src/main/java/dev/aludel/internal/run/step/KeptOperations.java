package dev.aludel.internal.run.step;

import dev.aludel.internal.sql.OperationSql;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.operation.Operation;
import java.util.ArrayList;
import java.util.List;

/** What a Java revision has asked for and what was not yet sent or printed. */
public final class KeptOperations {

  private final List<Operation> kept = new ArrayList<>();
  private boolean closed;

  public void add(Operation operation) {
    requireOpen();
    kept.add(operation);
  }

  /** {@return the statements of all that was kept, which is forgotten} */
  public List<SqlStatement> take() {
    List<SqlStatement> statements = new ArrayList<>();
    for (Operation operation : kept) {
      statements.addAll(OperationSql.statements(operation));
    }
    kept.clear();
    return statements;
  }

  /**
   * A revision that kept its operations for later would change the database behind the run's back.
   */
  public void close() {
    closed = true;
  }

  public void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "These Operations belong to a revision that is over; use them only inside its method.");
    }
  }
}
