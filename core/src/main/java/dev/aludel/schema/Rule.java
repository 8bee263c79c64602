package dev.aludel.schema;

import java.util.Optional;

/**
 * A rule of a table or view.
 *
 * @param id which
 * @param relation the table or view
 * @param event the statements that it rewrites, such as {@code UPDATE}
 * @param action what stands behind its table: {@code WHERE} and {@code DO}
 * @param firing when it applies at all
 */
public record Rule(ObjectId id, ObjectId relation, String event, String action, Firing firing)
    implements SchemaObject {
  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(relation);
  }
}
