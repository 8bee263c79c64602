package dev.aludel.internal.autogenerate;

import dev.aludel.operation.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Operations, and which of them must come before which. Beside the orders that must be kept there
 * are some that are only preferred; they give way where they would make a circle.
 */
final class OperationGraph {

  /** One operation of the graph. */
  static final class Node {
    private final Operation operation;
    private final OperationRank rank;
    private final Set<Node> later = new HashSet<>();
    private final Set<Node> preferredLater = new HashSet<>();
    private int waitsFor;
    private int prefersToWaitFor;

    private Node(Operation operation, OperationRank rank) {
      this.operation = operation;
      this.rank = rank;
    }

    Operation operation() {
      return operation;
    }
  }

  private final List<Node> nodes = new ArrayList<>();

  Node add(Operation operation, OperationRank rank) {
    Node node = new Node(operation, rank);
    nodes.add(node);
    return node;
  }

  /** One must come before the other, where there are both. */
  void first(@Nullable Node earlier, @Nullable Node later) {
    if (earlier != null && later != null && earlier != later && earlier.later.add(later)) {
      later.waitsFor++;
    }
  }

  /** One should come before the other, where there is one. */
  void prefer(@Nullable Node earlier, Node later) {
    if (earlier != null && earlier != later && earlier.preferredLater.add(later)) {
      later.prefersToWaitFor++;
    }
  }

  /** {@return the operations in order: of those that may come next, the one of the lowest rank} */
  List<Operation> sorted() {
    Comparator<Node> byRank = Comparator.comparing(node -> node.rank);
    TreeSet<Node> ready = new TreeSet<>(byRank);
    TreeSet<Node> reluctant = new TreeSet<>(byRank);
    nodes.forEach(node -> place(node, ready, reluctant));
    List<Operation> sorted = new ArrayList<>();
    while (!ready.isEmpty() || !reluctant.isEmpty()) {
      Node next = ready.isEmpty() ? reluctant.first() : ready.first();
      ready.remove(next);
      reluctant.remove(next);
      sorted.add(next.operation);
      for (Node node : next.later) {
        node.waitsFor--;
        place(node, ready, reluctant);
      }
      for (Node node : next.preferredLater) {
        node.prefersToWaitFor--;
        // One that was reluctant and has run already waits for nothing.
        if (reluctant.remove(node)) {
          place(node, ready, reluctant);
        }
      }
    }
    if (sorted.size() < nodes.size()) {
      throw new CircularOperationsException(
          nodes.stream().filter(node -> node.waitsFor > 0).map(Node::operation).toList());
    }
    return sorted;
  }

  private static void place(Node node, TreeSet<Node> ready, TreeSet<Node> reluctant) {
    if (node.waitsFor == 0) {
      (node.prefersToWaitFor == 0 ? ready : reluctant).add(node);
    }
  }
}
