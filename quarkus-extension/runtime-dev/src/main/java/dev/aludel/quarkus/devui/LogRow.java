package dev.aludel.quarkus.devui;

import dev.aludel.report.LogEntry;
import java.time.Duration;

/**
 * A row of the log.
 *
 * @param id its number, growing
 * @param startedAt when it began, as ISO 8601 in UTC
 * @param direction upgrade, downgrade, stamp or repair
 * @param revision the revision's id
 * @param message what the revision was for at the time
 * @param outcome running, done or failed
 * @param milliseconds how long it took; less than zero while it is running
 * @param error what went wrong; empty where nothing did
 * @param executedBy database user, client address and application
 */
public record LogRow(
    long id,
    String startedAt,
    String direction,
    String revision,
    String message,
    String outcome,
    long milliseconds,
    String error,
    String executedBy) {

  static LogRow of(LogEntry row) {
    return new LogRow(
        row.id(),
        row.startedAt().toString(),
        row.direction().word(),
        row.revision(),
        row.message(),
        row.outcome().word(),
        row.duration().map(Duration::toMillis).orElse(-1L),
        row.error().orElse(""),
        row.executedBy());
  }
}
