package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * A composite type: {@code CREATE TYPE … AS (…)}.
 *
 * @param id which
 * @param attributes its attributes, in their order
 */
public record CompositeType(ObjectId id, List<Attribute> attributes) implements UserType {

  /**
   * An attribute of a composite type.
   *
   * @param name its name
   * @param type its type with modifiers
   * @param collation its collation, where it is not its type's own
   */
  public record Attribute(String name, String type, Optional<String> collation) {}

  /** Copies the list. */
  public CompositeType {
    attributes = List.copyOf(attributes);
  }

  @Override
  public CompositeType as(ObjectId other) {
    return new CompositeType(other, attributes);
  }
}
