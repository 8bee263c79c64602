package dev.aludel.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
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

  private Links(List<RevisionNode> sorted) {
    nodes = sorted;
    parents = new int[sorted.size()][];
    needs = new int[sorted.size()][];
    children = new int[sorted.size()][];
    dependents = new int[sorted.size()][];
    followers = new int[sorted.size()][];
  }

  /**
   * Links revisions, as long as there is nothing wrong with them. This is on the way of every
   * start, so what is wrong, and how to mend it, is left to {@link GraphProblems}.
   *
   * @param revisions the revisions, in any order
   * @return the links; nothing at the first thing that is wrong, but for a cycle
   */
  static Optional<Links> of(Collection<RevisionNode> revisions) {
    Map<String, RevisionNode> byId = new TreeMap<>();
    for (RevisionNode revision : revisions) {
      byId.put(revision.id(), revision);
    }
    Links links = new Links(List.copyOf(byId.values()));
    return byId.size() == revisions.size() && links.name() && links.link()
        ? Optional.of(links)
        : Optional.empty();
  }

  /** Numbers ids and labels; false where one may not be. */
  private boolean name() {
    Set<String> lowerCase = new HashSet<>();
    for (int revision = 0; revision < size(); revision++) {
      String id = id(revision);
      if (Name.flaw(id).isPresent() || !lowerCase.add(id.toLowerCase(Locale.ROOT))) {
        return false;
      }
      numbers.put(id, revision);
    }
    for (int revision = 0; revision < size(); revision++) {
      for (String label : node(revision).labels()) {
        boolean taken = numbers.containsKey(label) || labels.put(label, revision) != null;
        if (taken || Name.flaw(label).isPresent()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Sets the edges; false where one leads nowhere, or back to where it begins. */
  private boolean link() {
    int[][] dependencies = new int[size()][];
    for (int revision = 0; revision < size(); revision++) {
      parents[revision] = edges(revision, node(revision).revises(), Map.of());
      dependencies[revision] = edges(revision, node(revision).dependsOn(), labels);
      if (parents[revision].length < node(revision).revises().size()
          || dependencies[revision].length == 0 && !node(revision).dependsOn().isEmpty()) {
        return false;
      }
    }
    Edges.reverse(parents, children);
    Edges.reverse(dependencies, dependents);
    Edges.join(parents, dependencies, needs);
    Edges.join(children, dependents, followers);
    return true;
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
      Integer revision = numbers.get(id);
      if (revision == null) {
        throw new IllegalArgumentException("there is no revision '" + id + "'");
      }
      found.set(revision);
    }
    return found;
  }

  List<RevisionNode> nodes(BitSet revisions) {
    List<RevisionNode> found = new ArrayList<>();
    for (int revision = next(revisions, 0);
        revision >= 0;
        revision = next(revisions, revision + 1)) {
      found.add(node(revision));
    }
    return Collections.unmodifiableList(found);
  }

  List<String> ids(BitSet revisions) {
    List<String> found = new ArrayList<>();
    for (int revision = next(revisions, 0);
        revision >= 0;
        revision = next(revisions, revision + 1)) {
      found.add(id(revision));
    }
    return Collections.unmodifiableList(found);
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
    for (int revision = next(revisions, 0);
        revision >= 0;
        revision = next(revisions, revision + 1)) {
      for (int need : needs[revision]) {
        below.set(need);
      }
    }
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
   * run, the one with the smallest id is next. What is not among them counts as run; what lies on a
   * cycle, or above one, has no place in the order.
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
    return length == order.length ? order : Arrays.copyOf(order, length);
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
    for (int revision : revisions) {
      set.set(revision);
    }
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
    for (int revision = next(revisions, 0);
        revision >= 0;
        revision = next(revisions, revision + 1)) {
      boolean isTip = true;
      for (int above : upwards[revision]) {
        isTip &= !revisions.get(above);
      }
      tips.set(revision, isTip);
    }
    return tips;
  }

  /** Walks with a stack of its own: a line of revisions may be longer than Java's stack is deep. */
  private static BitSet reached(BitSet from, int[][] edges) {
    BitSet seen = (BitSet) from.clone();
    Deque<Integer> todo = new ArrayDeque<>();
    for (int revision = next(from, 0); revision >= 0; revision = next(from, revision + 1)) {
      todo.push(revision);
    }
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

  /** The numbers of the revisions that are named, sorted, each once; none where one can't be. */
  private int[] edges(int from, List<String> names, Map<String, Integer> more) {
    if (names.isEmpty()) {
      return Edges.NONE;
    }
    int[] edges = new int[names.size()];
    for (int i = 0; i < edges.length; i++) {
      Integer to = numbers.get(names.get(i));
      to = to == null ? more.get(names.get(i)) : to;
      if (to == null || to == from) {
        return Edges.NONE;
      }
      edges[i] = to;
    }
    return edges.length == 1 ? edges : Edges.sorted(edges);
  }

  private static OptionalInt optional(@Nullable Integer revision) {
    return revision == null ? OptionalInt.empty() : OptionalInt.of(revision);
  }
}
