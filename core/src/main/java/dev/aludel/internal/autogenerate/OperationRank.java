package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which of two operations comes first where either may: what is made comes before what is dropped,
 * and a table's parts come right behind it.
 *
 * @param drops whether it drops
 * @param root the object that it is part of, or itself
 * @param id the object
 * @param position its place in its parent
 */
record OperationRank(boolean drops, ObjectId root, ObjectId id, int position)
    implements Comparable<OperationRank> {

  static OperationRank ofMaking(Schema schema, SchemaObject object, MadeTogether made) {
    ObjectId root = root(schema, object, one -> made.whole(one.id()).or(one::madeBeside));
    return new OperationRank(false, root, object.id(), object.position());
  }

  static OperationRank ofDropping(Schema schema, SchemaObject object) {
    ObjectId root = root(schema, object, SchemaObject::parent);
    return new OperationRank(true, root, object.id(), object.position());
  }

  static OperationRank ofRenaming(ObjectId from) {
    return new OperationRank(false, from.table().orElse(from), from, -1);
  }

  private static ObjectId root(
      Schema schema, SchemaObject object, Function<SchemaObject, Optional<ObjectId>> above) {
    return above
        .apply(object)
        .flatMap(schema::find)
        .map(next -> root(schema, next, above))
        .orElse(object.id());
  }

  @Override
  public int compareTo(OperationRank other) {
    if (drops != other.drops) {
      return drops ? 1 : -1;
    }
    int order = root.compareTo(other.root);
    if (order == 0) {
      order = place(id.kind()).compareTo(place(other.id.kind()));
    }
    if (order == 0) {
      order = Integer.compare(position, other.position);
    }
    if (order == 0) {
      order = id.compareTo(other.id);
    }
    return drops ? -order : order;
  }

  /** A default comes right behind its own column. */
  private static ObjectKind place(ObjectKind kind) {
    return kind == ObjectKind.DEFAULT ? ObjectKind.COLUMN : kind;
  }
}
