package dev.aludel.revision;

import java.util.List;
import java.util.SortedSet;

/**
 * What moving the rows to the targets changes, without running anything.
 *
 * @param rowsBefore the rows it starts from
 * @param rowsAfter the rows it leaves
 * @param applied the revisions that become applied, parents first
 * @param notApplied the revisions that are no longer applied, children first
 */
public record StampPlan(
    SortedSet<String> rowsBefore,
    SortedSet<String> rowsAfter,
    List<RevisionNode> applied,
    List<RevisionNode> notApplied) {

  /** Copies the collections. */
  public StampPlan {
    rowsBefore = RowSet.copyOf(rowsBefore);
    rowsAfter = RowSet.copyOf(rowsAfter);
    applied = List.copyOf(applied);
    notApplied = List.copyOf(notApplied);
  }
}
