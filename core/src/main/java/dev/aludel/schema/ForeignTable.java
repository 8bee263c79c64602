package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * A foreign table, with its columns and checks, and with what it is a partition of. It holds no
 * rows, so that it can be made again when it differs.
 *
 * @param id which
 * @param server the foreign server that has the rows
 * @param lines its columns and checks, as {@code CREATE FOREIGN TABLE} lists them
 * @param options its options
 * @param partition the table that it is a partition of, and of which rows, where it is
 */
public record ForeignTable(
    ObjectId id,
    String server,
    List<String> lines,
    ForeignOptions options,
    Optional<Partition> partition)
    implements SchemaObject {
  /** Copies the list. */
  public ForeignTable {
    lines = List.copyOf(lines);
  }

  @Override
  public List<String> occupies() {
    return SchemaObject.relation(id.schema(), id.name());
  }

  @Override
  public Optional<ObjectId> hasColumnsOf() {
    return partition.map(Partition::of);
  }

  @Override
  public String toString() {
    return "ForeignTable[id=%s, server=%s]".formatted(id, server);
  }
}
