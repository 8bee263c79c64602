package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a table below others has of its own, beside what those hand down. A column, default or
 * constraint of its own can't be made as long as one of the same name is handed down, or goes with
 * that one. A key or index of a partition becomes a part of one like it that the whole gets, unless
 * it is made behind that.
 */
final class OwnParts {

  private final Schema before;
  private final Schema after;
  private final SortedMap<ObjectId, ObjectChange> changes;

  OwnParts(Schema before, Schema after, SortedMap<ObjectId, ObjectChange> changes) {
    this.before = before;
    this.after = after;
    this.changes = changes;
  }

  /** {@return the keys and indexes of partitions that shall stay as they are, but would not} */
  Set<ObjectId> takenOver() {
    Set<ObjectId> found = new TreeSet<>();
    for (SchemaObject object : after.objects()) {
      ObjectChange change = changes.get(object.id());
      if (hasIndex(object)
          && isOwn(after, object.id())
          && before.find(object.id()).isPresent()
          && (change == null || change == ObjectChange.ALTER)
          && !takers(object).isEmpty()) {
        found.add(object.id());
      }
    }
    return found;
  }

  /** Orders what tables have of their own behind what would be in its way, or take it over. */
  void order(
      Map<ObjectId, OperationGraph.Node> drops,
      Map<ObjectId, OperationGraph.Node> makes,
      OperationGraph graph) {
    drops.forEach(
        (id, node) -> {
          if (isOwn(before, id)) {
            above(before, id).forEach(above -> graph.first(node, makes.get(namesake(id, above))));
          }
        });
    makes.forEach(
        (id, node) -> {
          if (!isOwn(after, id)) {
            return;
          }
          OperationGraph.Node table = makes.get(id.table().orElseThrow());
          for (ObjectId above : above(after, id)) {
            graph.first(drops.get(namesake(id, above)), node);
            if (table != null) {
              graph.prefer(drops.get(namesake(id, above)), table);
            }
          }
          for (ObjectId taker : takers(after.find(id).orElseThrow())) {
            graph.first(drops.get(id), makes.get(taker));
            graph.first(makes.get(taker), node);
          }
        });
  }

  /** What the whole gets and would take an object over: all that is made and has its columns. */
  private List<ObjectId> takers(SchemaObject object) {
    return hasIndex(object)
        ? above(after, object.id()).stream()
            .flatMap(table -> after.parts(table).stream())
            .filter(
                part ->
                    changes.get(part) == ObjectChange.CREATE
                        || changes.get(part) == ObjectChange.REMAKE)
            .filter(part -> isLike(after.find(part).orElseThrow(), object))
            .toList()
        : List.of();
  }

  /** The tables above the one that an object is in. */
  private static Set<ObjectId> above(Schema schema, ObjectId id) {
    ObjectId table = id.table().orElseThrow();
    Set<ObjectId> found = new TreeSet<>();
    Deque<ObjectId> open = new ArrayDeque<>(List.of(table));
    while (!open.isEmpty()) {
      ObjectId one = open.pop();
      Stream.of(ObjectKind.PARTITION, ObjectKind.INHERITANCE)
          .flatMap(kind -> schema.needs(new ObjectId(kind, one.path())).stream())
          .map(Schema.Dependency::on)
          .filter(other -> other.kind() == ObjectKind.TABLE && !other.equals(table))
          .filter(found::add)
          .forEach(open::add);
    }
    return found;
  }

  private static ObjectId namesake(ObjectId id, ObjectId table) {
    return ObjectId.of(id.kind(), table.schema(), table.name(), id.name());
  }

  private static boolean isOwn(Schema schema, ObjectId id) {
    return schema.find(id).flatMap(SchemaObject::follows).flatMap(schema::find).isEmpty()
        && id.table().isPresent()
        && switch (id.kind()) {
          case COLUMN, DEFAULT, CONSTRAINT, INDEX -> true;
          default -> false;
        };
  }

  private static boolean hasIndex(SchemaObject object) {
    return object instanceof Index index && index.of() == ObjectKind.TABLE
        || object instanceof Constraint constraint
            && switch (constraint.type()) {
              case PRIMARY_KEY, UNIQUE, EXCLUSION -> true;
              case CHECK, FOREIGN_KEY -> false;
            };
  }

  /** Whether the server takes the index of one for the index of the other. */
  private static boolean isLike(SchemaObject above, SchemaObject object) {
    if (above instanceof Index one && object instanceof Index other) {
      return one.unique() == other.unique() && one.definition().equals(other.definition());
    }
    if (above instanceof Constraint one && object instanceof Constraint other) {
      return hasIndex(one) && demands(one).equals(demands(other));
    }
    return above instanceof Index one
        && object instanceof Constraint other
        && one.unique()
        && one.columns().equals(other.columns());
  }

  /** A primary key is a unique one with a title. */
  private static String demands(Constraint constraint) {
    return constraint.definition().replaceFirst("^(PRIMARY KEY|UNIQUE) ", "");
  }
}
