package dev.aludel.report;

import dev.aludel.revision.Plan;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an upgrade or a downgrade did.
 *
 * @param plan what was planned
 * @param steps what was done, in order; empty where there was nothing to do
 * @param rowsAfter the rows of the version table after the run, with those that another process
 *     moved meanwhile
 * @param duration how long the whole took
 * @param database where it was done
 * @param known how many revisions this build has
 */
public record RunReport(
    Plan plan,
    List<StepReport> steps,
    SortedSet<String> rowsAfter,
    Duration duration,
    DatabaseIdentity database,
    int known) {

  /** Copies the collections. */
  public RunReport {
    steps = List.copyOf(steps);
    rowsAfter = Collections.unmodifiableSortedSet(new TreeSet<>(rowsAfter));
  }

  /** {@return the rows of the version table before the run} */
  public SortedSet<String> rowsBefore() {
    return plan.rows();
  }

  /** {@return the ids that were run, in order} */
  public List<String> revisions() {
    return steps.stream().map(done -> done.step().revision().id()).toList();
  }
}
