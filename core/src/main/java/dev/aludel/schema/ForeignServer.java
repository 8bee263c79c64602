package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * A foreign server. Its text for logs and messages holds no value of an option, as that may be a
 * password.
 *
 * @param id which
 * @param wrapper the foreign-data wrapper that reaches it
 * @param type its type
 * @param version its version
 * @param options its options, each as {@code name 'value'}
 */
public record ForeignServer(
    ObjectId id,
    String wrapper,
    Optional<String> type,
    Optional<String> version,
    List<String> options)
    implements SchemaObject {
  /** Copies the list. */
  public ForeignServer {
    options = List.copyOf(options);
  }

  @Override
  public String toString() {
    return "ForeignServer[id=%s, wrapper=%s, type=%s, version=%s]"
        .formatted(id, wrapper, type, version);
  }
}
