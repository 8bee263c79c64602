package dev.aludel.revision;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The revisions as numbers and the edges between them.
 *
 * <p>The numbers follow the ids, so that the smaller of two is the one whose id is smaller (by code
 * point), and a {@link BitSet} of revisions is sorted by id. "Either" means edges of both kinds.
 */
final class Links {

  private final List<RevisionNode> nodes;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> labels = new HashMap<>();
  private final int[][] parents;
  private final int[][] children;
  private final int[][] dependents;
  private final int[][] needs;
  private final int[][] followers;

  /** Takes nodes in which {@link GraphProblems} found none. */
  Links(Collection<RevisionNode> revisions) {
    nodes = revisions.stream().sorted(Comparator.comparing(RevisionNode::id)).toList();
    for (int revision = 0; revision < nodes.size(); revision++) {
      numbers.put(nodes.get(revision).id(), revision);
      for (String label : nodes.get(revision).labels()) {
        labels.put(label, revision);
      }
    }
    parents = edges(RevisionNode::revises);
    int[][] dependencies = edges(RevisionNode::dependsOn);
    children = reversed(parents);
    dependents = reversed(dependencies);
    needs = joined(parents, dependencies);
    followers = joined(children, dependents);
  }

  int size() {
    return nodes.size();
  }

  RevisionNode node(int revision) {
    return nodes.get(revision);
  }

  String id(int revision) {
    return node(revision).id();
  }

  OptionalInt find(String id) {
    return optional(numbers.get(id));
  }

  OptionalInt labelled(String label) {
    return optional(labels.get(label));
  }

  Set<String> labels() {
    return labels.keySet();
  }

  Set<String> ids() {
    return numbers.keySet();
  }

  /** The revisions with these ids, every one of which must exist. */
  BitSet known(Collection<String> ids) {
    BitSet found = new BitSet();
    for (String id : ids) {
      found.set(
          find(id)
              .orElseThrow(
                  () -> new IllegalArgumentException("there is no revision '" + id + "'")));
    }
    return found;
  }

  List<RevisionNode> nodes(BitSet revisions) {
    return revisions.stream().mapToObj(this::node).toList();
  }

  List<String> ids(BitSet revisions) {
    return revisions.stream().mapToObj(this::id).toList();
  }

  BitSet parents(int revision) {
    return set(parents[revision]);
  }

  BitSet children(int revision) {
    return set(children[revision]);
  }

  BitSet dependents(int revision) {
    return set(dependents[revision]);
  }

  /** Its parents and its dependencies, each once. */
  int[] needs(int revision) {
    return needs[revision];
  }

  /** Its children and its dependents. */
  BitSet followersOf(int revision) {
    return set(followers[revision]);
  }

  /** Revisions that none revises. */
  BitSet heads() {
    return without(children);
  }

  /** Revisions that none revises or depends on. */
  BitSet realHeads() {
    return without(followers);
  }

  BitSet bases() {
    return without(parents);
  }

  BitSet branchPoints() {
    BitSet found = new BitSet();
    for (int revision = 0; revision < size(); revision++) {
      found.set(revision, children[revision].length > 1);
    }
    return found;
  }

  /** These and all that lies below them, by either edge. */
  BitSet ancestors(BitSet revisions) {
    return reached(revisions, needs);
  }

  /** These and all that lies above them, by either edge. */
  BitSet descendants(BitSet revisions) {
    return reached(revisions, followers);
  }

  /** The revision and all that it revises, directly or not. */
  BitSet lineageBelow(int revision) {
    return reached(only(revision), parents);
  }

  /** These and all that revise them, directly or not. */
  BitSet lineageAbove(BitSet revisions) {
    return reached(revisions, children);
  }

  /** The members of a revision's branch: itself and what lies below or above by revises. */
  BitSet lineage(int revision) {
    BitSet members = lineageBelow(revision);
    members.or(lineageAbove(only(revision)));
    return members;
  }

  /** Those of the revisions that lie below another one of them, by either edge. */
  BitSet overlaps(BitSet revisions) {
    BitSet below = new BitSet();
    revisions.stream().forEach(revision -> Arrays.stream(needs[revision]).forEach(below::set));
    BitSet overlapping = ancestors(below);
    overlapping.and(revisions);
    return overlapping;
  }

  /** Those of the revisions that no other one of them revises or depends on directly. */
  BitSet tips(BitSet revisions) {
    return childless(revisions, followers);
  }

  /** Those of the revisions that no other one of them revises directly. */
  BitSet versionedTips(BitSet revisions) {
    return childless(revisions, children);
  }

  /**
   * The order in which the revisions are upgraded: of those whose parents and dependencies have
   * run, the one with the smallest id is next. What is not among them counts as run.
   */
  int[] upgradeOrder(BitSet revisions) {
    int[] waitingFor = new int[size()];
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int revision = next(revisions, 0);
        revision >= 0;
        revision = next(revisions, revision + 1)) {
      for (int need : needs[revision]) {
        waitingFor[revision] += revisions.get(need) ? 1 : 0;
      }
      if (waitingFor[revision] == 0) {
        ready.add(revision);
      }
    }
    int[] order = new int[revisions.cardinality()];
    int length = 0;
    for (Integer revision = ready.poll(); revision != null; revision = ready.poll()) {
      order[length++] = revision;
      for (int follower : followers[revision]) {
        if (revisions.get(follower) && --waitingFor[follower] == 0) {
          ready.add(follower);
        }
      }
    }
    return order;
  }

  static BitSet only(int revision) {
    BitSet one = new BitSet();
    one.set(revision);
    return one;
  }

  static BitSet both(BitSet left, BitSet right) {
    BitSet common = (BitSet) left.clone();
    common.and(right);
    return common;
  }

  static BitSet difference(BitSet from, BitSet without) {
    BitSet left = (BitSet) from.clone();
    left.andNot(without);
    return left;
  }

  /** {@return whether no two of the revisions have one below them in common} */
  boolean apart(BitSet revisions) {
    BitSet seen = new BitSet();
    for (int revision = next(revisions, 0);
        revision >= 0;
        revision = next(revisions, revision + 1)) {
      BitSet below = ancestors(only(revision));
      if (below.intersects(seen)) {
        return false;
      }
      seen.or(below);
    }
    return true;
  }

  private static int next(BitSet revisions, int from) {
    return revisions.nextSetBit(from);
  }

  private static BitSet set(int[] revisions) {
    BitSet set = new BitSet();
    Arrays.stream(revisions).forEach(set::set);
    return set;
  }

  private BitSet without(int[][] edges) {
    BitSet found = new BitSet();
    for (int revision = 0; revision < size(); revision++) {
      found.set(revision, edges[revision].length == 0);
    }
    return found;
  }

  private static BitSet childless(BitSet revisions, int[][] upwards) {
    BitSet tips = new BitSet();
    revisions.stream()
        .filter(revision -> Arrays.stream(upwards[revision]).noneMatch(revisions::get))
        .forEach(tips::set);
    return tips;
  }

  /** Walks with a stack of its own: a line of revisions may be longer than Java's stack is deep. */
  private static BitSet reached(BitSet from, int[][] edges) {
    BitSet seen = (BitSet) from.clone();
    Deque<Integer> todo = new ArrayDeque<>();
    from.stream().forEach(todo::push);
    while (!todo.isEmpty()) {
      for (int next : edges[todo.pop()]) {
        if (!seen.get(next)) {
          seen.set(next);
          todo.push(next);
        }
      }
    }
    return seen;
  }

  private interface Names {
    List<String> of(RevisionNode node);
  }

  private int[][] edges(Names names) {
    int[][] edges = new int[size()][];
    for (int revision = 0; revision < size(); revision++) {
      edges[revision] =
          names.of(nodes.get(revision)).stream()
              .mapToInt(this::target)
              .sorted()
              .distinct()
              .toArray();
    }
    return edges;
  }

  private int target(String idOrLabel) {
    Integer revision = numbers.getOrDefault(idOrLabel, labels.get(idOrLabel));
    return Optional.ofNullable(revision).orElseThrow();
  }

  private static int[][] reversed(int[][] edges) {
    int[] counts = new int[edges.length];
    Arrays.stream(edges).flatMapToInt(Arrays::stream).forEach(to -> counts[to]++);
    int[][] reversed = new int[edges.length][];
    Arrays.setAll(reversed, to -> new int[counts[to]]);
    // From the last to the first, so that each list ends up sorted.
    for (int from = edges.length - 1; from >= 0; from--) {
      for (int to : edges[from]) {
        reversed[to][--counts[to]] = from;
      }
    }
    return reversed;
  }

  private static int[][] joined(int[][] some, int[][] others) {
    int[][] joined = new int[some.length][];
    for (int revision = 0; revision < some.length; revision++) {
      Set<Integer> all = new LinkedHashSet<>();
      Arrays.stream(some[revision]).forEach(all::add);
      Arrays.stream(others[revision]).forEach(all::add);
      joined[revision] = all.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
    return joined;
  }

  private static OptionalInt optional(@Nullable Integer revision) {
    return revision == null ? OptionalInt.empty() : OptionalInt.of(revision);
  }
}
