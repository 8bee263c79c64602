package dev.aludel.internal.autogenerate;

import dev.aludel.operation.Operation;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When objects are renamed: behind what gives a name free, and before all that uses one. */
final class RenameOrder {

  private final Schema before;
  private final Schema after;
  private final Map<ObjectId, OperationGraph.Node> drops;
  private final Map<ObjectId, OperationGraph.Node> makes;
  private final OperationGraph graph;

  /** The drops that free each name. */
  private final Map<String, List<OperationGraph.Node>> freeing = new HashMap<>();

  /** What is made under each name, wherever it lies. */
  private final Map<String, List<OperationGraph.Node>> taking = new HashMap<>();

  RenameOrder(
      Schema before,
      Schema after,
      Map<ObjectId, OperationGraph.Node> drops,
      Map<ObjectId, OperationGraph.Node> makes,
      OperationGraph graph) {
    this.before = before;
    this.after = after;
    this.drops = drops;
    this.makes = makes;
    this.graph = graph;
    drops.forEach(
        (id, drop) ->
            before.find(id).stream()
                .flatMap(object -> object.occupies().stream())
                .forEach(name -> add(freeing, name, drop)));
    makes.forEach((id, make) -> add(taking, id.name(), make));
  }

  private static void add(
      Map<String, List<OperationGraph.Node>> nodes, String name, OperationGraph.Node node) {
    nodes.computeIfAbsent(name, any -> new ArrayList<>()).add(node);
  }

  /** Each waits for whoever has its new name, and all that happens to the object waits for it. */
  void add(List<Operation.Rename> renames) {
    Optional<OperationGraph.Node> last = Optional.empty();
    for (Operation.Rename rename : renames) {
      OperationGraph.Node node = graph.add(rename, OperationRank.ofRenaming(rename.from()));
      last.ifPresent(earlier -> graph.first(earlier, node));
      last = Optional.of(node);
      for (String taken : names(rename.to())) {
        freeing.getOrDefault(taken, List.of()).forEach(drop -> graph.first(drop, node));
      }
      graph.first(node, drops.get(rename.to()));
      graph.first(node, makes.get(rename.to()));
      after.neededBy(rename.to()).forEach(user -> graph.first(node, makes.get(user)));
      for (ObjectId part : before.parts(rename.to())) {
        graph.first(node, drops.get(part));
        graph.first(node, makes.get(part));
      }
      after.parts(rename.to()).forEach(part -> graph.first(node, makes.get(part)));
      orderWithHierarchy(rename, node);
      if (before.find(rename.from()).isEmpty()) {
        taking
            .getOrDefault(rename.from().name(), List.of())
            .forEach(make -> graph.first(node, make));
      }
    }
  }

  private List<String> names(ObjectId id) {
    return before.find(id).map(SchemaObject::occupies).orElse(List.of());
  }

  /** Below another table, names are those of that table. */
  private void orderWithHierarchy(Operation.Rename rename, OperationGraph.Node node) {
    for (ObjectKind kind : List.of(ObjectKind.PARTITION, ObjectKind.INHERITANCE)) {
      rename
          .from()
          .table()
          .map(table -> new ObjectId(kind, table.path()))
          .ifPresent(
              hierarchy -> {
                graph.first(drops.get(hierarchy), node);
                graph.first(node, makes.get(hierarchy));
              });
    }
  }
}
