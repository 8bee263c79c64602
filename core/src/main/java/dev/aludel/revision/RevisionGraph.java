package dev.aludel.revision;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.PlanningException;
import dev.aludel.error.ResolutionException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;

/**
 * All revisions and how they follow one another; answers what an identifier means and how to get
 * from the rows of a database to a target.
 *
 * <p>Two kinds of edge lead from a revision to those before it: <em>revises</em> and <em>depends
 * on</em>. A revision is <em>applied</em> when it is a row of the version table, or an ancestor of
 * one by either kind. Immutable, in memory, free of side effects; no method costs much more than
 * one look at each edge.
 *
 * <pre>{@code
 * RevisionGraph graph =
 *     RevisionGraph.of(List.of(RevisionNode.of("a1"), RevisionNode.of("b2", "a1")));
 * Plan plan = graph.planUpgrade(Set.of(), "head"); // a1, then b2
 * }</pre>
 *
 * <p>Where a method takes rows, they are ids of revisions of this graph of which none is an
 * ancestor of another ({@link #overlaps}); anything else is an {@link IllegalArgumentException}.
 */
public final class RevisionGraph {

  private final Links links;
  private final int[] order;

  private RevisionGraph(Links links, int[] order) {
    this.links = links;
    this.order = order;
  }

  /**
   * Builds the graph.
   *
   * @param nodes the revisions, in any order
   * @return their graph
   * @throws InvalidRevisionsException with every problem there is
   */
  public static RevisionGraph of(Collection<RevisionNode> nodes) {
    Optional<RevisionGraph> graph = ofSound(nodes);
    if (graph.isEmpty()) {
      throw new InvalidRevisionsException(GraphProblems.in(nodes));
    }
    return graph.get();
  }

  /** The graph, where nothing is wrong with it. */
  private static Optional<RevisionGraph> ofSound(Collection<RevisionNode> nodes) {
    Optional<Links> links = Links.of(nodes);
    if (links.isEmpty()) {
      return Optional.empty();
    }
    BitSet all = new BitSet();
    all.set(0, links.get().size());
    int[] order = links.get().upgradeOrder(all);
    return order.length == links.get().size()
        ? Optional.of(new RevisionGraph(links.get(), order))
        : Optional.empty();
  }

  /**
   * Looks for what would keep the revisions from being a graph.
   *
   * @param nodes the revisions, in any order
   * @return each problem as a sentence that says what is wrong, where, and what to do; the same for
   *     the same revisions in any order
   */
  public static List<String> problems(Collection<RevisionNode> nodes) {
    return GraphProblems.in(nodes);
  }

  /** {@return all revisions in the order in which they would be upgraded from base} */
  public List<RevisionNode> revisions() {
    List<RevisionNode> revisions = new ArrayList<>(order.length);
    for (int revision : order) {
      revisions.add(links.node(revision));
    }
    return Collections.unmodifiableList(revisions);
  }

  /**
   * Looks a revision up by its full id.
   *
   * @param id the id
   * @return the revision, where there is one
   */
  public Optional<RevisionNode> find(String id) {
    OptionalInt revision = links.find(id);
    return revision.isPresent() ? Optional.of(links.node(revision.getAsInt())) : Optional.empty();
  }

  /** {@return the ids of the revisions that no other revises} */
  public SortedSet<String> heads() {
    return ids(links.heads());
  }

  /** {@return the ids of the revisions that no other revises or depends on} */
  public SortedSet<String> realHeads() {
    return ids(links.realHeads());
  }

  /** {@return the ids of the revisions that revise none} */
  public SortedSet<String> bases() {
    return ids(links.bases());
  }

  /** {@return the ids of the revisions that several others revise} */
  public SortedSet<String> branchPoints() {
    return ids(links.branchPoints());
  }

  /**
   * {@return the ids of the revisions that revise this one, smallest first}
   *
   * @param id the id of a revision
   */
  public List<String> children(String id) {
    return links.ids(links.children(known(id)));
  }

  /**
   * {@return the ids of the revisions that depend on this one, smallest first}
   *
   * @param id the id of a revision
   */
  public List<String> dependents(String id) {
    return links.ids(links.dependents(known(id)));
  }

  /**
   * {@return the ids of these revisions and of all that lies below them, by either kind of edge}
   *
   * @param ids the ids of revisions
   */
  public SortedSet<String> ancestors(Collection<String> ids) {
    return ids(links.ancestors(links.known(ids)));
  }

  /**
   * {@return the ids of these revisions and of all that lies above them, by either kind of edge}
   *
   * @param ids the ids of revisions
   */
  public SortedSet<String> descendants(Collection<String> ids) {
    return ids(links.descendants(links.known(ids)));
  }

  /**
   * {@return the rows that stand for these applied revisions: those without an applied child of
   * either kind}
   *
   * @param applied the ids of all applied revisions
   */
  public SortedSet<String> rowsOf(Collection<String> applied) {
    return ids(links.tips(links.known(applied)));
  }

  /**
   * {@return the rows, then the other applied revisions that no applied one revises: the tips that
   * have no row because something depends on them}
   *
   * @param rows the rows of the version table
   */
  public List<String> current(Collection<String> rows) {
    BitSet present = rows(rows);
    List<String> current = new ArrayList<>(links.ids(present));
    BitSet implied = links.versionedTips(links.ancestors(present));
    current.addAll(links.ids(Links.difference(implied, present)));
    return Collections.unmodifiableList(current);
  }

  /**
   * Plans the way up to a target.
   *
   * @param rows the rows of the version table
   * @param target an identifier: {@code head}, {@code heads}, an id or its beginning, a label,
   *     {@code label@x}, {@code +N}, {@code x+N}, {@code x-N}
   * @return the steps; none where all is applied already
   * @throws ResolutionException if the target names nothing, or not one thing
   * @throws PlanningException if the target can't be upgraded to
   */
  public Plan planUpgrade(Collection<String> rows, String target) {
    BitSet present = rows(rows);
    BitSet targets = new UpgradeTarget(links, present, Identifier.parse(target)).revisions();
    BitSet missing = Links.difference(links.ancestors(targets), links.ancestors(present));
    return new Plan(
        Direction.UPGRADE, target, ids(present), new Rows(links, present).upgrade(missing));
  }

  /**
   * Plans the way up to some revisions, whatever they are called.
   *
   * @param rows the rows of the version table
   * @param revisions the ids of the revisions that are to be applied, with all below them
   * @return the steps; none where all is applied already
   */
  public Plan planUpgrade(Collection<String> rows, Collection<String> revisions) {
    BitSet present = rows(rows);
    BitSet wanted = links.ancestors(links.known(revisions));
    return new Plan(
        Direction.UPGRADE,
        String.join(" ", revisions),
        ids(present),
        new Rows(links, present).upgrade(Links.difference(wanted, links.ancestors(present))));
  }

  /**
   * Plans to take some revisions back, and all that stands on them.
   *
   * @param rows the rows of the version table
   * @param revisions the ids of the revisions that are to go
   * @return the steps; none where none of them is applied
   */
  public Plan planDowngrade(Collection<String> rows, Collection<String> revisions) {
    BitSet present = rows(rows);
    BitSet undone = links.descendants(links.known(revisions));
    undone.and(links.ancestors(present));
    return new Plan(
        Direction.DOWNGRADE,
        String.join(" ", revisions),
        ids(present),
        new Rows(links, present).downgrade(undone));
  }

  /**
   * Plans the way down to a target.
   *
   * @param rows the rows of the version table
   * @param target an identifier: {@code base}, an id or its beginning, a label, {@code label@x},
   *     {@code -N}, {@code x-N}, {@code x+N}
   * @return the steps; none where the target is a row already
   * @throws ResolutionException if the target names nothing, or not one thing
   * @throws PlanningException if the target is not below the rows
   */
  public Plan planDowngrade(Collection<String> rows, String target) {
    BitSet present = rows(rows);
    BitSet undone = new DowngradeTarget(links, present, Identifier.parse(target)).revisions();
    return new Plan(
        Direction.DOWNGRADE, target, ids(present), new Rows(links, present).downgrade(undone));
  }

  /**
   * Plans to move the rows to the targets without running anything: rows above or below a target
   * go, by either kind of edge; others stay.
   *
   * @param rows the rows of the version table
   * @param targets one or more identifiers: {@code head}, {@code heads}, {@code base}, an id or its
   *     beginning, a label, {@code label@x}, {@code -N} for N below each head
   * @return what changes
   * @throws ResolutionException if a target names nothing, or not one thing
   * @throws PlanningException if a target is an ancestor of another
   */
  public StampPlan planStamp(Collection<String> rows, List<String> targets) {
    BitSet before = rows(rows);
    BitSet after = new StampTargets(links, before).rowsAfter(targets);
    BitSet had = links.ancestors(before);
    BitSet has = links.ancestors(after);
    List<RevisionNode> gone = ordered(Links.difference(had, has));
    Collections.reverse(gone);
    return new StampPlan(ids(before), ids(after), ordered(Links.difference(has, had)), gone);
  }

  /**
   * Lists a part of the history.
   *
   * @param range {@code a:b}, both included; base or the heads where an end is left out; everything
   *     where empty. An end may be {@code current}; the first may be {@code -N}, counted down from
   *     the second, the second {@code +N}, counted up from the first
   * @param rows the rows of the version table; matter only to {@code current}
   * @return the revisions, newest first
   * @throws ResolutionException if an end names nothing, or one doesn't lead to the other
   */
  public List<RevisionNode> history(String range, Collection<String> rows) {
    BitSet wanted = new HistoryRange(links, rows(rows), range).revisions();
    List<RevisionNode> history = new ArrayList<>();
    for (int index = order.length - 1; index >= 0; index--) {
      if (wanted.get(order[index])) {
        history.add(links.node(order[index]));
      }
    }
    return Collections.unmodifiableList(history);
  }

  /**
   * Tells what an identifier names.
   *
   * @param identifier {@code head}, {@code heads}, {@code base} (nothing), {@code current} (the
   *     rows), an id or its beginning, a label, {@code label@x}, {@code -N} for N below each head
   * @param rows the rows of the version table; matter only to {@code current}
   * @return the revisions, by id
   * @throws ResolutionException if it names nothing, or not one thing
   */
  public List<RevisionNode> resolve(String identifier, Collection<String> rows) {
    return links.nodes(
        new NamedRevisions(links, Verb.SHOW, Identifier.parse(identifier), rows(rows)).revisions());
  }

  /**
   * Tells what an identifier names that a command was given which asks no database.
   *
   * @param identifier {@code head}, {@code heads}, {@code base} (nothing), an id or its beginning,
   *     a label, {@code label@x}, {@code -N} for N below each head
   * @param command the command as it is typed, such as {@code revision --head}, for the messages;
   *     with {@code %s} in it where the identifier is not the last word
   * @return the revisions, by id
   * @throws ResolutionException if it names nothing, or not one thing
   */
  public List<RevisionNode> resolve(String identifier, String command) {
    Verb verb = Verb.offline(command);
    return links.nodes(
        new NamedRevisions(links, verb, Identifier.parse(identifier), new BitSet()).revisions());
  }

  /**
   * {@return the rows that are ancestors of another row, smallest first; none where all is well}
   *
   * @param rows ids of revisions
   */
  public List<String> overlaps(Collection<String> rows) {
    return links.ids(links.overlaps(links.known(rows)));
  }

  private BitSet rows(Collection<String> rows) {
    BitSet present = links.known(rows);
    BitSet overlapping = links.overlaps(present);
    if (!overlapping.isEmpty()) {
      throw new IllegalArgumentException(
          "rows are ancestors of other rows: " + links.ids(overlapping));
    }
    return present;
  }

  private int known(String id) {
    return links.known(List.of(id)).nextSetBit(0);
  }

  private List<RevisionNode> ordered(BitSet revisions) {
    List<RevisionNode> nodes = new ArrayList<>();
    for (int revision : links.upgradeOrder(revisions)) {
      nodes.add(links.node(revision));
    }
    return nodes;
  }

  private SortedSet<String> ids(BitSet revisions) {
    return RowSet.copyOf(links.ids(revisions));
  }
}
