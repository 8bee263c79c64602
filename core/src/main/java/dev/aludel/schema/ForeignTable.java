package dev.aludel.schema;

import java.util.List;

/**
 * A foreign table, with its columns and checks. It holds no rows, so that it can be made again when
 * it differs.
 *
 * @param id which
 * @param server the foreign server that has the rows
 * @param lines its columns and checks, as {@code CREATE FOREIGN TABLE} lists them
 * @param options its options
 */
public record ForeignTable(ObjectId id, String server, List<String> lines, ForeignOptions options)
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
  public String toString() {
    return "ForeignTable[id=%s, server=%s]".formatted(id, server);
  }
}
