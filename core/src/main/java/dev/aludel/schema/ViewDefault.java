package dev.aludel.schema;

import java.util.Optional;

/**
 * The default of a view's column, for rows that are inserted through the view.
 *
 * @param id which
 * @param expression the expression, as the server writes it
 */
public record ViewDefault(ObjectId id, String expression) implements SchemaObject {
  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(new ObjectId(ObjectKind.VIEW_COLUMN, id.path()));
  }
}
