package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * A publication for logical replication; its tables and schemas are objects of their own.
 *
 * @param id which
 * @param allTables whether it is {@code FOR ALL TABLES}
 * @param publishes which changes it publishes, such as {@code insert}
 * @param viaRoot whether changes of a partition are published as those of the partitioned table
 * @param generated which generated columns it publishes, such as {@code stored}; empty for none
 */
public record Publication(
    ObjectId id,
    boolean allTables,
    List<String> publishes,
    boolean viaRoot,
    Optional<String> generated)
    implements SchemaObject {

  /** Copies the list. */
  public Publication {
    publishes = List.copyOf(publishes);
  }
}
