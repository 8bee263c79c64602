package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ObjectId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which objects lead to each other, over as many others as it takes: the strongly connected
 * components of a graph, by Tarjan's algorithm without recursion.
 */
final class Circles {

  private final Map<ObjectId, Set<ObjectId>> edges;
  private final Map<ObjectId, Integer> circles = new HashMap<>();

  private final Map<ObjectId, Integer> numbers = new HashMap<>();
  private final Map<ObjectId, Integer> lowest = new HashMap<>();
  private final Deque<ObjectId> unfinished = new ArrayDeque<>();
  private final Deque<Visit> path = new ArrayDeque<>();

  /** An object on the way from the first one, and where that one leads to that was not tried. */
  private record Visit(ObjectId id, Iterator<ObjectId> next) {}

  /**
   * Looks at a graph.
   *
   * @param edges where each object leads to
   */
  Circles(Map<ObjectId, Set<ObjectId>> edges) {
    this.edges = edges;
    for (ObjectId id : edges.keySet()) {
      if (!numbers.containsKey(id)) {
        visit(id);
        walk();
      }
    }
  }

  /** {@return whether one object leads to the other, and that one back} */
  boolean isCircle(ObjectId one, ObjectId other) {
    Integer circle = circles.get(one);
    return circle != null && circle.equals(circles.get(other));
  }

  private void visit(ObjectId id) {
    numbers.put(id, numbers.size());
    lowest.put(id, numbers.get(id));
    unfinished.push(id);
    path.push(new Visit(id, edges.getOrDefault(id, Set.of()).iterator()));
  }

  private void walk() {
    while (!path.isEmpty()) {
      Visit visit = path.element();
      if (visit.next().hasNext()) {
        ObjectId next = visit.next().next();
        if (!numbers.containsKey(next)) {
          visit(next);
        } else if (!circles.containsKey(next)) {
          lowest.merge(visit.id(), numbers.get(next), Math::min);
        }
      } else {
        path.pop();
        leave(visit.id());
      }
    }
  }

  private void leave(ObjectId id) {
    Integer low = Objects.requireNonNull(lowest.get(id));
    if (low.equals(numbers.get(id))) {
      ObjectId member;
      do {
        member = unfinished.pop();
        circles.put(member, low);
      } while (!member.equals(id));
    }
    if (!path.isEmpty()) {
      lowest.merge(path.element().id(), low, Math::min);
    }
  }
}
