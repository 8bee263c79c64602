package dev.aludel.schema;

import java.util.List;

/**
 * An enum type.
 *
 * @param id which
 * @param labels its labels, in their order
 */
public record EnumType(ObjectId id, List<String> labels) implements UserType {
  /** Copies the list. */
  public EnumType {
    labels = List.copyOf(labels);
  }

  @Override
  public EnumType as(ObjectId other) {
    return new EnumType(other, labels);
  }
}
