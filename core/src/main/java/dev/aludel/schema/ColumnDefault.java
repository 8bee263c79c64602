package dev.aludel.schema;

import java.util.Optional;

/**
 * The default of a column.
 *
 * @param id which
 * @param position the column's place in its table
 * @param expression the expression, as the server writes it
 * @param inherited the default of the same column of the table that it is inherited from
 */
public record ColumnDefault(
    ObjectId id, int position, String expression, Optional<ObjectId> inherited)
    implements SchemaObject {
  /** {@return the column it is the default of} */
  public ObjectId column() {
    return new ObjectId(ObjectKind.COLUMN, id.path());
  }

  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(column());
  }

  @Override
  public ColumnDefault as(ObjectId other) {
    return new ColumnDefault(other, position, expression, inherited);
  }

  @Override
  public Optional<ObjectId> follows() {
    return inherited;
  }
}
