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
    ObjectId target = id.target();
    return Optional.of(
        target.kind() == ObjectKind.ATTRIBUTE
            ? new ObjectId(ObjectKind.TYPE, target.path().subList(0, 2))
            : target);
  }

  @Override
  public Comment as(ObjectId other) {
    return new Comment(other, text);
  }
}
