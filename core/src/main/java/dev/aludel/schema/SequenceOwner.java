package dev.aludel.schema;

import java.util.Optional;

/**
 * The column that a sequence is dropped with: {@code OWNED BY}.
 *
 * @param id which, by the names of the sequence
 * @param column the column
 * @param counts whether the column holds whole numbers, so that its largest one says where a new
 *     sequence goes on
 */
public record SequenceOwner(ObjectId id, ObjectId column, boolean counts) implements SchemaObject {
  /** {@return the sequence that is owned} */
  public ObjectId sequence() {
    return new ObjectId(ObjectKind.SEQUENCE, id.path());
  }

  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(sequence());
  }

  @Override
  public Optional<ObjectId> madeBeside() {
    return Optional.of(column);
  }

  @Override
  public boolean takesParentAlong() {
    return true;
  }

  @Override
  public SequenceOwner as(ObjectId other) {
    return new SequenceOwner(other, column, counts);
  }
}
