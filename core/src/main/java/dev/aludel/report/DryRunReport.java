package dev.aludel.report;

import dev.aludel.revision.Plan;
import java.time.Duration;
import java.util.List;

/**
 * What a dry run tried; everything it did was rolled back.
 *
 * @param plan what was planned
 * @param steps what was tried, in order, each with how long it took
 * @param notTried the ids that can't be tried: the first one that runs in segments, and all behind
 *     it
 * @param duration how long the whole took
 */
public record DryRunReport(
    Plan plan, List<StepReport> steps, List<String> notTried, Duration duration) {

  /** Copies the lists. */
  public DryRunReport {
    steps = List.copyOf(steps);
    notTried = List.copyOf(notTried);
  }
}
