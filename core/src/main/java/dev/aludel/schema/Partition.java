package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * That a table is a partition of another one.
 *
 * @param id which, with the partition's schema and name
 * @param of the partitioned table
 * @param bound which rows it takes, such as {@code FOR VALUES FROM (0) TO (10)}
 */
public record Partition(ObjectId id, ObjectId of, String bound) implements SchemaObject {

  /** {@return the table that is a partition} */
  public ObjectId partition() {
    return new ObjectId(ObjectKind.TABLE, id.path());
  }

  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(partition());
  }

  /** Old bounds go before new ones come, as two partitions can't take the same rows. */
  @Override
  public List<String> occupies() {
    return List.of("bounds of " + String.join(".", of.path()));
  }
}
