package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When routines go whose name others bear: before a text is read that calls one of those, which
 * could mean either, as {@code f()} and {@code f(text DEFAULT NULL)}.
 */
final class OverloadOrder {

  private final Map<String, List<OperationGraph.Node>> going = new HashMap<>();
  private final OperationGraph graph;

  OverloadOrder(Map<ObjectId, OperationGraph.Node> drops, OperationGraph graph) {
    this.graph = graph;
    drops.forEach(
        (id, node) -> {
          if (isRoutine(id)) {
            going.computeIfAbsent(name(id), any -> new ArrayList<>()).add(node);
          }
        });
  }

  /** Orders what calls routines by name behind those that go. */
  void order(Schema after, Map<ObjectId, OperationGraph.Node> makes) {
    if (going.isEmpty()) {
      return;
    }
    makes.forEach(
        (id, node) ->
            after.needs(id).stream()
                .map(Schema.Dependency::on)
                .filter(OverloadOrder::isRoutine)
                .flatMap(on -> going.getOrDefault(name(on), List.of()).stream())
                .forEach(drop -> graph.prefer(drop, node)));
  }

  private static boolean isRoutine(ObjectId id) {
    return id.kind() == ObjectKind.FUNCTION || id.kind() == ObjectKind.AGGREGATE;
  }

  /** The schema and the name without the arguments; a name may have a parenthesis in quotes. */
  private static String name(ObjectId id) {
    String written = id.name();
    int from = written.startsWith("\"") ? written.lastIndexOf("\"(") + 1 : 0;
    return id.schema() + "." + written.substring(0, written.indexOf('(', from));
  }
}
