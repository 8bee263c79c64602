package dev.aludel.schema;

import java.util.Optional;

/**
 * A trigger of a table or view.
 *
 * @param id which
 * @param relation the table or view
 * @param events what stands between its name and its table, such as {@code BEFORE INSERT}
 * @param action what stands behind its table, from {@code FOR EACH} on
 * @param constraint whether it is a {@code CONSTRAINT TRIGGER}
 * @param firing when it fires at all
 */
public record Trigger(
    ObjectId id, ObjectId relation, String events, String action, boolean constraint, Firing firing)
    implements SchemaObject {

  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(relation);
  }
}
