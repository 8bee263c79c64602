package dev.aludel.revision;

import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted set of ids that shares all but a few nodes with the sets made from it.
 *
 * <p>Each step of a plan holds the whole set of rows before and after it. With many branches a copy
 * for each step would make a plan's size the square of its length. This is a treap whose priorities
 * are hashes of the ids, so the same ids always make the same tree.
 */
final class RowSet extends AbstractSet<String> implements SortedSet<String> {

  private static final RowSet EMPTY = new RowSet(null, 0);

  private record Node(String id, @Nullable Node left, @Nullable Node right) {

    boolean above(Node other) {
      int order = Integer.compare(priority(id), priority(other.id));
      return order == 0 ? id.compareTo(other.id) < 0 : order > 0;
    }

    private static int priority(String id) {
      int mixed = id.hashCode() * 0x9E3779B9;
      return (mixed ^ mixed >>> 15) * 0x85EBCA6B;
    }
  }

  private final @Nullable Node root;
  private final int size;

  private RowSet(@Nullable Node root, int size) {
    this.root = root;
    this.size = size;
  }

  /** {@return the ids as an immutable set; the same set where it is one already} */
  static RowSet copyOf(Iterable<String> ids) {
    if (ids instanceof RowSet rows) {
      return rows;
    }
    RowSet rows = EMPTY;
    for (String id : ids) {
      rows = rows.with(id);
    }
    return rows;
  }

  RowSet with(String id) {
    return contains(id) ? this : new RowSet(insert(root, new Node(id, null, null)), size + 1);
  }

  RowSet without(String id) {
    return contains(id) ? new RowSet(remove(root, id), size - 1) : this;
  }

  @Override
  public boolean contains(Object candidate) {
    if (!(candidate instanceof String id)) {
      return false;
    }
    Node node = root;
    while (node != null && !node.id().equals(id)) {
      node = id.compareTo(node.id()) < 0 ? node.left() : node.right();
    }
    return node != null;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Iterator<String> iterator() {
    Deque<Node> path = new ArrayDeque<>();
    descend(root, path);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !path.isEmpty();
      }

      @Override
      public String next() {
        Node node = path.pop();
        descend(node.right(), path);
        return node.id();
      }
    };
  }

  @Override
  public @Nullable Comparator<? super String> comparator() {
    return null;
  }

  @Override
  public SortedSet<String> subSet(String from, String to) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(this).subSet(from, to));
  }

  @Override
  public SortedSet<String> headSet(String to) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(this).headSet(to));
  }

  @Override
  public SortedSet<String> tailSet(String from) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(this).tailSet(from));
  }

  @Override
  public String first() {
    return iterator().next();
  }

  @Override
  public String last() {
    Node node = root;
    while (node != null && node.right() != null) {
      node = node.right();
    }
    if (node == null) {
      throw new NoSuchElementException();
    }
    return node.id();
  }

  private static void descend(@Nullable Node from, Deque<Node> path) {
    for (Node node = from; node != null; node = node.left()) {
      path.push(node);
    }
  }

  private static Node insert(@Nullable Node into, Node added) {
    if (into == null) {
      return added;
    }
    if (added.above(into)) {
      return new Node(added.id(), below(into, added.id()), beyond(into, added.id()));
    }
    return added.id().compareTo(into.id()) < 0
        ? new Node(into.id(), insert(into.left(), added), into.right())
        : new Node(into.id(), into.left(), insert(into.right(), added));
  }

  /** The part of a tree whose ids are smaller than an id. */
  private static @Nullable Node below(@Nullable Node tree, String id) {
    if (tree == null) {
      return null;
    }
    return tree.id().compareTo(id) < 0
        ? new Node(tree.id(), tree.left(), below(tree.right(), id))
        : below(tree.left(), id);
  }

  /** The part of a tree whose ids are greater than an id. */
  private static @Nullable Node beyond(@Nullable Node tree, String id) {
    if (tree == null) {
      return null;
    }
    return tree.id().compareTo(id) > 0
        ? new Node(tree.id(), beyond(tree.left(), id), tree.right())
        : beyond(tree.right(), id);
  }

  private static @Nullable Node remove(@Nullable Node from, String id) {
    if (from == null) {
      return null;
    }
    int order = id.compareTo(from.id());
    if (order == 0) {
      return joined(from.left(), from.right());
    }
    return order < 0
        ? new Node(from.id(), remove(from.left(), id), from.right())
        : new Node(from.id(), from.left(), remove(from.right(), id));
  }

  private static @Nullable Node joined(@Nullable Node left, @Nullable Node right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return left.above(right)
        ? new Node(left.id(), left.left(), joined(left.right(), right))
        : new Node(right.id(), joined(left, right.left()), right.right());
  }
}
