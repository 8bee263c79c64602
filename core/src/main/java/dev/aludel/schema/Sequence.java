package dev.aludel.schema;

import java.util.List;

/**
 * A sequence that belongs to no identity column; whose it is, is an object of its own.
 *
 * @param id which
 * @param unlogged whether it is {@code UNLOGGED}; only servers from 15 on have such sequences
 * @param options how it counts
 */
public record Sequence(ObjectId id, boolean unlogged, SequenceOptions options)
    implements SchemaObject {
  @Override
  public List<String> occupies() {
    return SchemaObject.relation(id.schema(), id.name());
  }

  @Override
  public Sequence as(ObjectId other) {
    return new Sequence(other, unlogged, options);
  }
}
