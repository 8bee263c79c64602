package dev.aludel.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The loops of a graph that should have none.
 *
 * @param loops one shortest loop for each group of nodes that reach one another, beginning and
 *     ending with the group's smallest id that lies on a loop
 * @param members all nodes of those groups
 */
record Cycles(List<List<String>> loops, Set<String> members) {

  /** Takes for each node the nodes that it leads to; none may lead to itself. */
  static Cycles in(Map<String, Set<String>> edges) {
    List<List<String>> loops = new ArrayList<>();
    Set<String> members = new TreeSet<>();
    for (Set<String> group : new Search(edges).groups()) {
      loops.add(loop(group, edges));
      members.addAll(group);
    }
    loops.sort((left, right) -> left.get(0).compareTo(right.get(0)));
    return new Cycles(loops, members);
  }

  /** Breadth first from the group's smallest id back to itself; in such a group there is a way. */
  private static List<String> loop(Set<String> group, Map<String, Set<String>> edges) {
    String start = group.iterator().next();
    Map<String, String> cameFrom = new HashMap<>();
    Deque<String> todo = new ArrayDeque<>(List.of(start));
    while (!cameFrom.containsKey(start)) {
      String node = todo.remove();
      for (String next : targets(edges, node)) {
        if (group.contains(next) && cameFrom.putIfAbsent(next, node) == null) {
          todo.add(next);
        }
      }
    }
    List<String> loop = new ArrayList<>(List.of(start));
    Optional<String> node = Optional.ofNullable(cameFrom.get(start));
    while (!node.orElseThrow().equals(start)) {
      loop.add(node.orElseThrow());
      node = Optional.ofNullable(cameFrom.get(node.orElseThrow()));
    }
    loop.add(start);
    Collections.reverse(loop);
    return loop;
  }

  private static Set<String> targets(Map<String, Set<String>> edges, String node) {
    return edges.getOrDefault(node, Set.of());
  }

  /**
   * Tarjan's strongly connected components, with a stack of its own: a line of revisions may be
   * longer than Java's stack is deep.
   */
  private static final class Search {

    private record Frame(String node, Iterator<String> rest) {}

    private final Map<String, Set<String>> edges;
    private final Map<String, Integer> entered = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Map<String, Boolean> open = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final List<Set<String>> groups = new ArrayList<>();

    Search(Map<String, Set<String>> edges) {
      this.edges = new TreeMap<>(edges);
    }

    /** {@return the groups of two and more nodes, each sorted} */
    List<Set<String>> groups() {
      for (String node : edges.keySet()) {
        if (!entered.containsKey(node)) {
          search(node);
        }
      }
      return groups;
    }

    private void search(String root) {
      Deque<Frame> stack = new ArrayDeque<>(List.of(enter(root)));
      while (!stack.isEmpty()) {
        Frame frame = stack.element();
        if (frame.rest().hasNext()) {
          String next = frame.rest().next();
          if (!entered.containsKey(next)) {
            stack.push(enter(next));
          } else if (open.getOrDefault(next, false)) {
            lowest.merge(frame.node(), entered.getOrDefault(next, 0), Math::min);
          }
        } else {
          stack.pop();
          leave(frame.node());
          if (!stack.isEmpty()) {
            lowest.merge(stack.element().node(), lowest.getOrDefault(frame.node(), 0), Math::min);
          }
        }
      }
    }

    private Frame enter(String node) {
      int number = entered.size();
      entered.put(node, number);
      lowest.put(node, number);
      open.put(node, true);
      path.push(node);
      return new Frame(node, targets(edges, node).iterator());
    }

    private void leave(String node) {
      if (!Objects.equals(entered.get(node), lowest.get(node))) {
        return;
      }
      Set<String> group = new TreeSet<>();
      String last;
      do {
        last = path.pop();
        open.put(last, false);
        group.add(last);
      } while (!last.equals(node));
      if (group.size() > 1) {
        groups.add(group);
      }
    }
  }
}
