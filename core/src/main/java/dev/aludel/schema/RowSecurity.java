package dev.aludel.schema;

import java.util.Optional;

/**
 * That policies decide who sees which row of a table; a table without it has none.
 *
 * @param id which, with the table's schema and name
 * @param enabled whether they do
 * @param forced whether they do for the table's owner as well
 */
public record RowSecurity(ObjectId id, boolean enabled, boolean forced) implements SchemaObject {

  /** {@return the table} */
  public ObjectId of() {
    return new ObjectId(ObjectKind.TABLE, id.path());
  }

  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(of());
  }
}
