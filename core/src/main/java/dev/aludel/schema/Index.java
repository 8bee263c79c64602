package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * An index that belongs to no constraint.
 *
 * @param id which
 * @param of the kind of relation that it is of: a table or a materialized view
 * @param unique whether it is {@code UNIQUE}
 * @param definition what stands behind its table's name, from {@code USING} on, as {@code
 *     pg_get_indexdef} writes it
 * @param columns the names that its columns have inside it, such as {@code lower} for {@code
 *     lower(email)}; they make the name that the server would give it
 * @param inherited the index of the partitioned table that it is a part of, where it is
 */
public record Index(
    ObjectId id,
    ObjectKind of,
    boolean unique,
    String definition,
    List<String> columns,
    Optional<ObjectId> inherited)
    implements SchemaObject {
  /** Copies the list. */
  public Index {
    columns = List.copyOf(columns);
  }

  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(ObjectId.of(of, id.path().get(0), id.path().get(1)));
  }

  @Override
  public List<String> occupies() {
    return SchemaObject.relation(id.schema(), id.name());
  }

  @Override
  public Index as(ObjectId other) {
    return new Index(other, of, unique, definition, columns, inherited);
  }

  @Override
  public boolean mayBeRenamed() {
    return true;
  }

  /** {@return the same index without its origin, and what was once the names of columns} */
  public Index alone() {
    return new Index(id, of, unique, definition, List.of(), Optional.empty());
  }

  @Override
  public Optional<ObjectId> follows() {
    return inherited;
  }
}
