package dev.aludel.internal.autogenerate;

import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.MaterializedView;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What doesn't count as a difference and depends on the way: whether a table has what it inherits
 * for its own as well, and whether a materialized view holds rows.
 */
final class ReachedSchema {

  private final Schema before;
  private final Map<ObjectId, SchemaObject> made = new HashMap<>();

  private final Set<ObjectId> dropped = new HashSet<>();

  /** Tables that left those above them, perhaps for a moment. */
  private final Set<ObjectId> left = new HashSet<>();

  /**
   * Looks at a way.
   *
   * @param before where it began
   * @param operations the way
   */
  ReachedSchema(Schema before, List<Operation> operations) {
    this.before = before;
    for (Operation operation : operations) {
      if (operation instanceof Operation.Create create) {
        made.put(create.object().id(), create.object());
      } else if (operation instanceof Operation.Drop drop) {
        dropped.add(drop.object().id());
        if (TableText.isHierarchy(drop.object())) {
          left.add(new ObjectId(ObjectKind.TABLE, drop.object().id().path()));
        }
      }
    }
  }

  /** {@return the schema to which it led} */
  Schema of(Schema after) {
    List<SchemaObject> others = new ArrayList<>();
    for (SchemaObject object : after.objects()) {
      if (object instanceof MaterializedView view) {
        SchemaObject there = made.getOrDefault(view.id(), before.find(view.id()).orElse(view));
        if (there instanceof MaterializedView seen && seen.filled() != view.filled()) {
          others.add(UnfilledViews.as(view, seen.filled()));
        }
      } else if (mayBeOwn(object) && object.goesWithLeader() == isOwn(object)) {
        others.add(withOwn(object, isOwn(object)));
      }
    }
    return others.isEmpty() ? after : after.with(others);
  }

  /** A key of a partition becomes a part of the whole's, and is not its own any more. */
  private static boolean mayBeOwn(SchemaObject object) {
    boolean isCheck =
        object instanceof Constraint constraint && constraint.type() == Constraint.Type.CHECK;
    return object.follows().isPresent() && (object instanceof Column || isCheck);
  }

  private boolean isOwn(SchemaObject object) {
    ObjectId id = object.id();
    Optional<SchemaObject> stayed = before.find(id).filter(old -> stays(old, object));
    boolean wasOwn =
        stayed.filter(old -> old.follows().isEmpty() || !old.goesWithLeader()).isPresent();
    return made.containsKey(id)
        || wasOwn
        || (stayed.isPresent() && left.contains(id.table().orElseThrow()));
  }

  /** What went, perhaps with something else, and came from above is not what it was. */
  private boolean stays(SchemaObject old, SchemaObject object) {
    boolean isOther =
        old instanceof Constraint one
            && object instanceof Constraint other
            && !one.definition().equals(other.definition());
    return !dropped.contains(old.id()) && !isOther;
  }

  private static SchemaObject withOwn(SchemaObject object, boolean own) {
    if (object instanceof Column column) {
      return ColumnCopy.local(own, column);
    }
    return object instanceof Constraint constraint
        ? new Constraint(
            constraint.id(),
            constraint.type(),
            constraint.definition(),
            constraint.columns(),
            constraint.indexColumns(),
            constraint.indexOptions(),
            constraint.inherited(),
            own)
        : object;
  }
}
