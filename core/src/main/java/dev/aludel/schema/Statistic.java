package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * Extended statistics of a table: {@code CREATE STATISTICS}.
 *
 * @param id which, with its own schema and name
 * @param of the table
 * @param definition what stands behind its name, such as {@code (ndistinct) ON a, b FROM t}
 * @param target how finely values are counted, where that is set
 */
public record Statistic(ObjectId id, ObjectId of, String definition, Optional<Integer> target)
    implements SchemaObject {

  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(of);
  }

  @Override
  public List<String> occupies() {
    return List.of("statistics " + String.join(".", id.path()));
  }
}
