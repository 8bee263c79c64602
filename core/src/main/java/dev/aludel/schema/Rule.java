package dev.aludel.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A rule of a table or view.
 *
 * @param id which
 * @param relation the table or view
 * @param event the statements that it rewrites, such as {@code UPDATE}
 * @param action what stands behind its table: {@code WHERE} and {@code DO}
 * @param firing when it applies at all
 */
public record Rule(ObjectId id, ObjectId relation, String event, SqlText action, Firing firing)
    implements SchemaObject {
  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(relation);
  }

  @Override
  public List<SqlText> texts() {
    return List.of(action);
  }

  @Override
  public Rule withTexts(UnaryOperator<SqlText> change) {
    return new Rule(id, relation, event, change.apply(action), firing);
  }
}
