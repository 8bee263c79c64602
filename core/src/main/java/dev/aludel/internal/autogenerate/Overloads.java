package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Routine;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Routines that bear one name. A text that calls one of them is read while no other one is there
 * that it could mean as well, as {@code f()} and {@code f(text DEFAULT NULL)}.
 */
final class Overloads {

  private final Schema before;
  private final Schema after;
  private final SortedMap<ObjectId, ObjectChange> changes;

  Overloads(Schema before, Schema after, SortedMap<ObjectId, ObjectChange> changes) {
    this.before = before;
    this.after = after;
    this.changes = changes;
  }

  /** {@return the routines that shall stay as they are, but not while a text is read} */
  Set<ObjectId> inTheWay() {
    Map<String, List<ObjectId>> staying = byName(before.ids());
    Set<ObjectId> found = new TreeSet<>();
    for (ObjectId id : changes.keySet()) {
      for (Schema.Dependency need : after.needs(id)) {
        if (isRoutine(need.on())) {
          staying.getOrDefault(name(need.on()), List.of()).stream()
              .filter(other -> !changes.containsKey(other) && isAlsoMeant(id, need.on(), other))
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  /** Orders what calls a routine behind others that go, and before others that come. */
  void order(
      Map<ObjectId, OperationGraph.Node> drops,
      Map<ObjectId, OperationGraph.Node> makes,
      OperationGraph graph) {
    Map<String, List<ObjectId>> going = byName(drops.keySet());
    Map<String, List<ObjectId>> coming = byName(makes.keySet());
    makes.forEach(
        (id, node) -> {
          for (Schema.Dependency need : after.needs(id)) {
            if (isRoutine(need.on())) {
              going
                  .getOrDefault(name(need.on()), List.of())
                  .forEach(other -> graph.prefer(drops.get(other), node));
              coming.getOrDefault(name(need.on()), List.of()).stream()
                  .filter(other -> isAlsoMeant(id, need.on(), other))
                  .flatMap(other -> Optional.ofNullable(makes.get(other)).stream())
                  .forEach(later -> graph.prefer(node, later));
            }
          }
        });
  }

  private static Map<String, List<ObjectId>> byName(Set<ObjectId> ids) {
    Map<String, List<ObjectId>> routines = new HashMap<>();
    ids.stream()
        .filter(Overloads::isRoutine)
        .forEach(id -> routines.computeIfAbsent(name(id), any -> new ArrayList<>()).add(id));
    return routines;
  }

  /** Whether a call of one routine could mean the other one: where that one's defaults fill it. */
  private boolean isAlsoMeant(ObjectId user, ObjectId called, ObjectId other) {
    SchemaObject object = after.find(other).orElse(null);
    if (!(object instanceof Routine routine)
        || routine.defaults() == 0
        || other.equals(called)
        || user.equals(other)
        || after.needs(user).stream().anyMatch(need -> need.on().equals(other))) {
      return false;
    }
    List<String> given = arguments(called);
    List<String> taken = arguments(other);
    return taken.size() > given.size()
        && taken.size() - given.size() <= routine.defaults()
        && taken.subList(0, given.size()).equals(given);
  }

  private static boolean isRoutine(ObjectId id) {
    return id.kind() == ObjectKind.FUNCTION || id.kind() == ObjectKind.AGGREGATE;
  }

  /** The schema and the name without the arguments. */
  private static String name(ObjectId id) {
    return id.schema() + "." + id.name().substring(0, parenthesis(id));
  }

  private static List<String> arguments(ObjectId id) {
    String types = id.name().substring(parenthesis(id) + 1, id.name().length() - 1);
    return types.isEmpty() ? List.of() : List.of(types.split(", "));
  }

  /** A name may have a parenthesis in quotes. */
  private static int parenthesis(ObjectId id) {
    String written = id.name();
    int from = written.startsWith("\"") ? written.lastIndexOf("\"(") + 1 : 0;
    return written.indexOf('(', from);
  }
}
