package dev.aludel.schema;

import java.util.List;

/**
 * An operator.
 *
 * @param id which, by schema, name, left and right type; a prefix operator's left type is {@code
 *     NONE}
 * @param settings what it does, each as {@code CREATE OPERATOR} says it, such as {@code FUNCTION =
 *     same}
 */
public record Operator(ObjectId id, List<String> settings) implements SchemaObject {
  /** Copies the list. */
  public Operator {
    settings = List.copyOf(settings);
  }
}
