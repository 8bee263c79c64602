package dev.aludel.schema;

import java.util.List;

/**
 * A foreign table, with its columns and checks. It holds no rows, so that it can be made again when
 * it differs.
 *
 * @param id which
 * @param server the foreign server that has the rows
 * @param lines its columns and checks, as {@code CREATE FOREIGN TABLE} lists them
 * @param options its options, each as {@code name 'value'}
 */
public record ForeignTable(ObjectId id, String server, List<String> lines, List<String> options)
    implements SchemaObject {
  /** Copies the lists. */
  public ForeignTable {
    lines = List.copyOf(lines);
    options = List.copyOf(options);
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
