package dev.aludel.schema;

import java.util.Optional;

/**
 * An index that belongs to no constraint.
 *
 * @param id which
 * @param unique whether it is {@code UNIQUE}
 * @param definition what stands behind its table's name, from {@code USING} on, as {@code
 *     pg_get_indexdef} writes it
 */
public record Index(ObjectId id, boolean unique, String definition) implements SchemaObject {
  @Override
  public Optional<String> occupies() {
    return SchemaObject.relation(id.schema(), id.name());
  }
}
