package dev.aludel.schema;

import java.util.List;

/**
 * A table, without the columns and constraints that lie in it.
 *
 * @param id which
 * @param unlogged whether it is {@code UNLOGGED}
 */
public record Table(ObjectId id, boolean unlogged) implements SchemaObject {
  @Override
  public List<String> occupies() {
    return SchemaObject.relation(id.schema(), id.name());
  }
}
