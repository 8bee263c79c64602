package dev.aludel.internal.run.offline;

import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.internal.database.RowReader;
import dev.aludel.internal.run.plan.PlanCheck;
import dev.aludel.internal.run.step.KeptOperations;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.ReversibleMigration;
import dev.aludel.operation.Operation;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Step;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what a Java revision asks for, to be printed; what needs an answer is refused. */
final class PrintedOperations implements Operations {

  private final Step step;
  private final KeptOperations kept = new KeptOperations();
  private Optional<UnrunnableRevisionsException> refusal = Optional.empty();

  private PrintedOperations(Step step) {
    this.step = step;
  }

  /**
   * The statements of one direction of a Java revision.
   *
   * @throws UnrunnableRevisionsException where it asks the database something
   * @throws Exception as the revision throws it
   */
  static List<SqlStatement> of(Step step, Migration migration) throws Exception {
    PrintedOperations operations = new PrintedOperations(step);
    try {
      if (step.direction() == Direction.UPGRADE) {
        migration.upgrade(operations);
      } else {
        ((ReversibleMigration) migration).downgrade(operations);
      }
    } catch (Exception | LinkageError e) {
      operations.throwRefusal();
      throw e;
    } finally {
      operations.kept.close();
    }
    operations.throwRefusal();
    return operations.kept.take();
  }

  @Override
  public void add(Operation operation) {
    kept.add(operation);
  }

  @Override
  public <T> List<T> query(String sql, RowReader<T> row, Object... parameters) {
    throw refuse("query()");
  }

  @Override
  public boolean isReplay() {
    return false;
  }

  @Override
  public Connection connection() {
    throw refuse("connection()");
  }

  private UnrunnableRevisionsException refuse(String method) {
    kept.requireOpen();
    boolean up = step.direction() == Direction.UPGRADE;
    List<String> below = new ArrayList<>(step.revision().revises());
    String before = below.isEmpty() ? "base" : String.join(", ", below);
    UnrunnableRevisionsException refused =
        new UnrunnableRevisionsException(
            List.of(
                "%s calls %s in its %s, and there is no database to answer while SQL is printed (%s). Print around it: a script up to what comes before it (%s), then '%s' with the database at hand, then a script from 'current'."
                    .formatted(
                        PlanCheck.name(step.revision()),
                        method,
                        up ? "upgrade" : "downgrade",
                        step.revision().origin(),
                        up ? before : "that leaves " + step.revision().id() + " applied",
                        up ? "upgrade " + step.revision().id() : "downgrade -1")));
    if (refusal.isEmpty()) {
      refusal = Optional.of(refused);
    }
    return refused;
  }

  /** A revision may have caught the refusal; what it kept is not all there is to it even so. */
  private void throwRefusal() {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }
}
