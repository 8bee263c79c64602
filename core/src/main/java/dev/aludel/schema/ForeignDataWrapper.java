package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * A foreign-data wrapper. Its text for logs and messages holds no value of an option, as that may
 * be a password.
 *
 * @param id which
 * @param handler the function that reads and writes, where there is one
 * @param validator the function that checks options, where there is one
 * @param options its options, each as {@code name 'value'}
 */
public record ForeignDataWrapper(
    ObjectId id, Optional<String> handler, Optional<String> validator, List<String> options)
    implements SchemaObject {
  /** Copies the list. */
  public ForeignDataWrapper {
    options = List.copyOf(options);
  }

  @Override
  public String toString() {
    return "ForeignDataWrapper[id=%s, handler=%s, validator=%s]".formatted(id, handler, validator);
  }
}
