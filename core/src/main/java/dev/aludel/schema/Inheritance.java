package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * That a table inherits from others.
 *
 * @param id which, with the heir's schema and name
 * @param parents the tables that it inherits from, in order
 */
public record Inheritance(ObjectId id, List<ObjectId> parents) implements SchemaObject {

  /** Copies the parents. */
  public Inheritance {
    parents = List.copyOf(parents);
  }

  /** {@return the table that inherits} */
  public ObjectId heir() {
    return new ObjectId(ObjectKind.TABLE, id.path());
  }

  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(heir());
  }
}
