package dev.aludel.schema;

import java.util.Optional;

/**
 * A comment on another object.
 *
 * @param id which, with the object that it is about
 * @param text the comment
 */
public record Comment(ObjectId id, String text) implements SchemaObject {
  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(id.target().object());
  }

  @Override
  public Comment as(ObjectId other) {
    return new Comment(other, text);
  }
}
