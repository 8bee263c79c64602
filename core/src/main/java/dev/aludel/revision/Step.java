package dev.aludel.revision;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One revision to run, and the rows of the version table around it.
 *
 * @param revision what to run
 * @param direction which way
 * @param rowsBefore the whole set of rows that must be there when the step begins
 * @param rowsAfter the whole set of rows once it is done
 */
public record Step(
    RevisionNode revision,
    Direction direction,
    SortedSet<String> rowsBefore,
    SortedSet<String> rowsAfter) {

  /** Copies the sets. */
  public Step {
    rowsBefore = RowSet.copyOf(rowsBefore);
    rowsAfter = RowSet.copyOf(rowsAfter);
  }

  /** {@return the rows that the step deletes, or changes into those it adds} */
  public SortedSet<String> removed() {
    return difference(rowsBefore, rowsAfter);
  }

  /** {@return the rows that the step adds} */
  public SortedSet<String> added() {
    return difference(rowsAfter, rowsBefore);
  }

  private static SortedSet<String> difference(SortedSet<String> from, SortedSet<String> without) {
    SortedSet<String> left = new TreeSet<>(from);
    left.removeAll(without);
    return Collections.unmodifiableSortedSet(left);
  }
}
