package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.SequenceOwner;
import dev.aludel.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is made without a statement of its own, because making another object makes it: the
 * sequence, the default and the owner of a {@code serial} column, and what a {@link
 * SchemaObject#brings whole brings}.
 */
final class MadeTogether {

  private final Schema after;
  private final Map<ObjectId, ObjectId> wholes = new HashMap<>();
  private final Map<ObjectId, SchemaObject> written = new HashMap<>();

  /**
   * Looks at two schemas.
   *
   * @param before what is there
   * @param after what shall be there
   * @param isMade whether an object is made, for the first time or again
   */
  MadeTogether(Schema before, Schema after, Predicate<ObjectId> isMade) {
    this.after = after;
    Map<String, ObjectId> taken = new HashMap<>();
    before
        .objects()
        .forEach(object -> object.occupies().forEach(name -> taken.put(name, object.id())));
    for (SequenceOwner owner : after.all(SequenceOwner.class)) {
      List<ObjectId> pieces = pieces(owner);
      if (pieces.stream().allMatch(isMade)
          && after.find(owner.sequence()).orElseThrow().occupies().stream()
              .noneMatch(taken::containsKey)) {
        SerialColumn.written(after, owner)
            .filter(column -> isAsPersistent(before, after, column, isMade))
            .ifPresent(column -> serial(pieces, column));
      }
    }
    for (SchemaObject object : after.objects()) {
      object
          .parent()
          .filter(parent -> isMade.test(parent) && isMade.test(object.id()))
          .filter(parent -> after.find(parent).orElseThrow().brings(object))
          .ifPresent(parent -> wholes.put(object.id(), parent));
    }
  }

  /** A new sequence is as its table is at that moment. */
  private static boolean isAsPersistent(
      Schema before, Schema after, Column column, Predicate<ObjectId> isMade) {
    ObjectId table = column.id().table().orElseThrow();
    return isMade.test(table)
        || before
            .find(table)
            .flatMap(MadeTogether::persistence)
            .equals(after.find(table).flatMap(MadeTogether::persistence));
  }

  private static Optional<Boolean> persistence(SchemaObject object) {
    return object instanceof Table table ? Optional.of(table.unlogged()) : Optional.empty();
  }

  private static List<ObjectId> pieces(SequenceOwner owner) {
    return List.of(
        owner.column(),
        owner.id(),
        owner.sequence(),
        new ObjectId(ObjectKind.DEFAULT, owner.column().path()));
  }

  private void serial(List<ObjectId> pieces, Column column) {
    pieces.forEach(piece -> wholes.put(piece, column.id()));
    wholes.remove(column.id());
    written.put(column.id(), column);
  }

  /** {@return what an object is made with; empty where it needs a statement of its own} */
  Optional<ObjectId> whole(ObjectId id) {
    return Optional.ofNullable(wholes.get(id));
  }

  /** {@return an object as it is written, with what is made along} */
  SchemaObject written(ObjectId id) {
    return Optional.ofNullable(written.get(id)).orElseGet(() -> after.find(id).orElseThrow());
  }
}
