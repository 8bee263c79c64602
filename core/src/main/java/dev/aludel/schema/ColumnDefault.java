package dev.aludel.schema;

import java.util.Optional;

/**
 * The default of a column.
 *
 * @param id which
 * @param position the column's place in its table
 * @param expression the expression, as the server writes it
 */
public record ColumnDefault(ObjectId id, int position, String expression) implements SchemaObject {
  /** {@return the column it is the default of} */
  public ObjectId column() {
    return new ObjectId(ObjectKind.COLUMN, id.path());
  }

  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(column());
  }
}
