package dev.aludel.report;

import dev.aludel.revision.RevisionNode;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where a database stands.
 *
 * @param rows the rows of the version table; empty where the table is missing
 * @param revisions the revisions of these rows and those they imply, as far as this build has them
 * @param unknown the rows for which this build has no revision
 * @param pending the ids of this build's revisions that are not applied, in the order in which they
 *     would be
 * @param atHeads whether every real head is applied and no row is unknown
 */
public record CurrentState(
    SortedSet<String> rows,
    List<RevisionNode> revisions,
    List<String> unknown,
    List<String> pending,
    boolean atHeads) {

  /** Copies the collections. */
  public CurrentState {
    rows = Collections.unmodifiableSortedSet(new TreeSet<>(rows));
    revisions = List.copyOf(revisions);
    unknown = List.copyOf(unknown);
    pending = List.copyOf(pending);
  }

  /** {@return the status that follows; a row that this build doesn't know counts as ahead} */
  public SchemaStatus status() {
    if (atHeads) {
      return SchemaStatus.AT_HEAD;
    }
    return unknown.isEmpty() ? SchemaStatus.BEHIND : SchemaStatus.AHEAD;
  }
}
