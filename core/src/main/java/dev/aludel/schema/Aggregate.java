package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * An aggregate function.
 *
 * @param id which; its name is written as SQL has it, with the types of its arguments
 * @param arguments its arguments as CREATE takes them
 * @param result the type of what it answers
 * @param options what stands in its parentheses, such as {@code SFUNC = array_append}
 */
public record Aggregate(ObjectId id, String arguments, String result, List<String> options)
    implements SchemaObject {
  /** Copies the list. */
  public Aggregate {
    options = List.copyOf(options);
  }

  @Override
  public Optional<ObjectId> parent() {
    return Optional.empty();
  }

  /** Functions, procedures and aggregates of one schema share their names. */
  @Override
  public List<String> occupies() {
    return List.of("routine " + id.schema() + '.' + id.name());
  }
}
