package dev.aludel.schema;

import java.util.List;

/**
 * An index that belongs to no constraint.
 *
 * @param id which
 * @param unique whether it is {@code UNIQUE}
 * @param definition what stands behind its table's name, from {@code USING} on, as {@code
 *     pg_get_indexdef} writes it
 * @param columns the names that its columns have inside it, such as {@code lower} for {@code
 *     lower(email)}; they make the name that the server would give it
 */
public record Index(ObjectId id, boolean unique, String definition, List<String> columns)
    implements SchemaObject {
  /** Copies the list. */
  public Index {
    columns = List.copyOf(columns);
  }

  @Override
  public List<String> occupies() {
    return SchemaObject.relation(id.schema(), id.name());
  }

  @Override
  public Index as(ObjectId other) {
    return new Index(other, unique, definition, columns);
  }

  @Override
  public boolean mayBeRenamed() {
    return true;
  }
}
