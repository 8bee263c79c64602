package dev.aludel.report;

import dev.aludel.revision.Plan;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;

/**
 * What an upgrade or a downgrade did.
 *
 * @param plan what was planned
 * @param steps what was done, in order; empty where there was nothing to do
 * @param duration how long the whole took
 */
public record RunReport(Plan plan, List<StepReport> steps, Duration duration) {

  /** Copies the list. */
  public RunReport {
    steps = List.copyOf(steps);
  }

  /** {@return the rows of the version table before the run} */
  public SortedSet<String> rowsBefore() {
    return plan.rows();
  }

  /** {@return the rows of the version table after the run} */
  public SortedSet<String> rowsAfter() {
    return steps.isEmpty() ? plan.rows() : steps.get(steps.size() - 1).step().rowsAfter();
  }

  /** {@return the ids that were run, in order} */
  public List<String> revisions() {
    return steps.stream().map(done -> done.step().revision().id()).toList();
  }
}
