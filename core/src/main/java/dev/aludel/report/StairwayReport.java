package dev.aludel.report;

import java.time.Duration;
import java.util.List;

/**
 * What was seen on the way up a graph.
 *
 * @param climbed the ids that were upgraded, downgraded and upgraded again, in order
 * @param oneWay the ids that were only upgraded: they have no downgrade
 * @param duration how long the whole took
 */
public record StairwayReport(List<String> climbed, List<String> oneWay, Duration duration) {

  /** Copies the lists. */
  public StairwayReport {
    climbed = List.copyOf(climbed);
    oneWay = List.copyOf(oneWay);
  }
}
