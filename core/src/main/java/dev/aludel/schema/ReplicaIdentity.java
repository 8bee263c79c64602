package dev.aludel.schema;

import java.util.Optional;

/**
 * Which columns the log of changes tells a table's rows apart by, where that is not the primary
 * key.
 *
 * @param id which, with the table's schema and name
 * @param index the index or constraint whose columns these are; empty for all columns or none
 * @param mode {@code FULL} or {@code NOTHING}, or {@code USING INDEX} with an index
 */
public record ReplicaIdentity(ObjectId id, Optional<ObjectId> index, String mode)
    implements SchemaObject {

  /** {@return the table whose rows are told apart} */
  public ObjectId of() {
    return new ObjectId(ObjectKind.TABLE, id.path());
  }

  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(of());
  }
}
