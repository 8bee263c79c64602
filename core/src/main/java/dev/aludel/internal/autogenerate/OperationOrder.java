package dev.aludel.internal.autogenerate;

import dev.aludel.internal.autogenerate.Fates.Fate;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Schema.Dependency;
import dev.aludel.schema.SchemaObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts operations in order: what is needed is made first and dropped last, a name is freed before
 * it is taken again, and the rest goes by kind and name, so that the same schemas give the same
 * order.
 */
final class OperationOrder {

  private final Schema before;
  private final Schema after;
  private final SortedMap<ObjectId, Fate> fates;
  private final DroppedTogether together;
  private final OperationGraph graph = new OperationGraph();
  private final Map<ObjectId, OperationGraph.Node> drops = new TreeMap<>();
  private final Map<ObjectId, OperationGraph.Node> makes = new TreeMap<>();

  OperationOrder(Schema before, Schema after, SortedMap<ObjectId, Fate> fates) {
    this.before = before;
    this.after = after;
    this.fates = fates;
    this.together = new DroppedTogether(before, this::isDropped, id -> fates.get(id) == Fate.DROP);
  }

  /**
   * Puts the operations in order.
   *
   * @param renames what is renamed before the schema is as it is taken to be, in order
   */
  List<Operation> operations(List<Operation.Rename> renames) {
    fates.forEach(this::addNodes);
    fates.keySet().forEach(this::findDrop);
    orderDrops();
    orderMakes();
    orderNames();
    addRenames(renames);
    return graph.sorted();
  }

  private void addNodes(ObjectId id, Fate fate) {
    switch (fate) {
      case CREATE -> make(new Operation.Create(in(after, id)), id);
      case ALTER -> make(new Operation.Alter(in(before, id), in(after, id)), id);
      case REMAKE -> {
        if (goesWith(id).isEmpty()) {
          drop(id);
        }
        make(new Operation.Create(in(after, id)), id);
      }
      case DROP -> {
        if (goesWith(id).isEmpty()) {
          drop(id);
        }
      }
    }
  }

  private void make(Operation operation, ObjectId id) {
    makes.put(id, graph.add(operation, OperationRank.ofMaking(after, in(after, id))));
  }

  private void drop(ObjectId id) {
    SchemaObject object = in(before, id);
    drops.put(id, graph.add(new Operation.Drop(object), OperationRank.ofDropping(before, object)));
  }

  /** What an object is dropped with, without a statement of its own. */
  private Optional<ObjectId> goesWith(ObjectId id) {
    return together.whole(id);
  }

  private boolean isDropped(ObjectId id) {
    return fates.get(id) == Fate.DROP || fates.get(id) == Fate.REMAKE;
  }

  /** The node at which an object is gone: its own, or that of what it goes with. */
  private Optional<OperationGraph.Node> findDrop(ObjectId id) {
    OperationGraph.Node own = drops.get(id);
    if (own != null || !isDropped(id)) {
      return Optional.ofNullable(own);
    }
    Optional<OperationGraph.Node> others = goesWith(id).flatMap(this::findDrop);
    others.ifPresent(node -> drops.put(id, node));
    return others;
  }

  private void orderDrops() {
    for (ObjectId id : fates.keySet()) {
      if (before.find(id).isEmpty()) {
        continue;
      }
      for (ObjectId dependent : before.neededBy(id)) {
        // What needs it lets go, by its own drop or by being altered, before it is dropped or
        // altered.
        first(drops.get(dependent), drops.get(id));
        if (fates.get(dependent) == Fate.ALTER) {
          first(makes.get(dependent), drops.get(id));
        }
        if (fates.get(id) == Fate.ALTER) {
          first(drops.get(dependent), makes.get(id));
        }
      }
      for (ObjectId part : before.parts(id)) {
        first(drops.get(part), drops.get(id));
      }
      if (fates.get(id) == Fate.REMAKE) {
        first(drops.get(id), makes.get(id));
      }
    }
  }

  private void orderMakes() {
    makes.forEach(
        (id, node) -> {
          SchemaObject object = in(after, id);
          object.parent().map(makes::get).ifPresent(parent -> first(parent, node));
          for (Dependency need : after.needs(id)) {
            first(makes.get(need.on()), node);
            standsInTable(object)
                .map(makes::get)
                .filter(table -> table.operation() instanceof Operation.Create)
                .ifPresent(table -> prefer(makes.get(need.on()), table));
          }
        });
  }

  /**
   * A table is written with what can stand inside its parentheses, so that comes first if it can.
   */
  private Optional<ObjectId> standsInTable(SchemaObject object) {
    boolean inside =
        object.id().kind() == ObjectKind.COLUMN
            || object.id().kind() == ObjectKind.DEFAULT
            || (object instanceof Constraint constraint
                && constraint.type() != Constraint.Type.FOREIGN_KEY);
    return inside ? object.id().table() : Optional.empty();
  }

  /** Each waits for whoever has its new name, and all that happens to the object waits for it. */
  private void addRenames(List<Operation.Rename> renames) {
    Optional<OperationGraph.Node> last = Optional.empty();
    for (Operation.Rename rename : renames) {
      OperationGraph.Node node = graph.add(rename, OperationRank.ofRenaming(rename.from()));
      last.ifPresent(earlier -> graph.order(earlier, node));
      last = Optional.of(node);
      List<String> taken = before.find(rename.to()).map(SchemaObject::occupies).orElse(List.of());
      drops.forEach(
          (id, drop) -> {
            if (in(before, id).occupies().stream().anyMatch(taken::contains)) {
              first(drop, node);
            }
          });
      for (ObjectId part : before.parts(rename.to())) {
        first(node, drops.get(part));
        first(node, makes.get(part));
      }
      after.parts(rename.to()).forEach(part -> first(node, makes.get(part)));
      freedBy(rename.from()).forEach(make -> first(node, make));
    }
  }

  /** What is made under a name of the same place and kind that is given up. */
  private List<OperationGraph.Node> freedBy(ObjectId name) {
    return before.find(name).isPresent()
        ? List.of()
        : makes.entrySet().stream()
            .filter(entry -> entry.getKey().name().equals(name.name()))
            .map(Map.Entry::getValue)
            .toList();
  }

  private void orderNames() {
    Map<String, OperationGraph.Node> freed = new HashMap<>();
    drops.forEach((id, node) -> in(before, id).occupies().forEach(name -> freed.put(name, node)));
    makes.forEach(
        (id, node) -> {
          if (fates.get(id) != Fate.ALTER) {
            in(after, id).occupies().forEach(name -> first(freed.get(name), node));
          }
        });
  }

  private void first(OperationGraph.@Nullable Node earlier, OperationGraph.@Nullable Node later) {
    if (earlier != null && later != null) {
      graph.order(earlier, later);
    }
  }

  private void prefer(OperationGraph.@Nullable Node earlier, OperationGraph.Node later) {
    if (earlier != null) {
      graph.prefer(earlier, later);
    }
  }

  private static SchemaObject in(Schema schema, ObjectId id) {
    return schema.find(id).orElseThrow();
  }
}
