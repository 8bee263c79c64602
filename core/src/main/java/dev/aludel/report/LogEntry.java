package dev.aludel.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One row of the log: a revision that was run, stamped or repaired.
 *
 * @param id its number, growing
 * @param revision the revision's id
 * @param direction upgrade, downgrade, stamp or repair
 * @param message the revision's message at the time
 * @param revises what it revised at the time
 * @param dependsOn what it depended on at the time
 * @param labels the labels it carried at the time
 * @param checksum of its upgrade; empty for a Java revision
 * @param rawChecksum of its file's bytes; empty for a Java revision
 * @param outcome running, done or failed
 * @param startedAt when it began, by the server's clock
 * @param finishedAt when it ended, by the server's clock
 * @param error what went wrong
 * @param executedBy database user, client address and application
 * @param toolVersion the version of Aludel
 */
public record LogEntry(
    long id,
    String revision,
    String direction,
    String message,
    List<String> revises,
    List<String> dependsOn,
    List<String> labels,
    Optional<String> checksum,
    Optional<String> rawChecksum,
    String outcome,
    Instant startedAt,
    Optional<Instant> finishedAt,
    Optional<String> error,
    String executedBy,
    String toolVersion) {

  /** Copies the lists. */
  public LogEntry {
    revises = List.copyOf(revises);
    dependsOn = List.copyOf(dependsOn);
    labels = List.copyOf(labels);
  }

  /** {@return how long it took; empty while it is running} */
  public Optional<Duration> duration() {
    return finishedAt.map(end -> Duration.between(startedAt, end));
  }
}
