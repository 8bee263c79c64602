package dev.aludel.internal.run.plan;

import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.LogReader;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Warns where revisions run in another time zone than those before them: a partition that ended at
 * midnight in one zone, and the next one that begins at midnight in another, leave hours between
 * them without a partition.
 */
public final class ZoneCheck {

  private static final String MEANS =
      " A time that is written without a zone, the bound of a partition say, means another moment from here on.";

  private final Visit visit;
  private final DatabaseState state;
  private final String zone;
  private final Warnings warnings;

  public ZoneCheck(Visit visit, Warnings warnings) {
    this.visit = visit;
    this.state = visit.state();
    this.zone = visit.timeZone();
    this.warnings = warnings;
  }

  /** What the log tells of the revisions before, newest first. */
  public void compare() {
    if (state.rows().isEmpty()) {
      return;
    }
    if (!state.logTableExists()) {
      warnings.tell(unknown());
      return;
    }
    List<LogReader.Zone> zones = visit.logReader().zones();
    Optional<String> last = zones.stream().flatMap(one -> one.name().stream()).findFirst();
    if (last.isPresent()) {
      if (!same(last.get())) {
        warnings.tell(
            changed(
                "The last revision ran in the time zone '%s'".formatted(last.get()), last.get()));
      }
    } else if (zones.stream().anyMatch(one -> !one.ran())) {
      warnings.tell(unknown());
    } else if (!zones.isEmpty() && !same(state.timeZone())) {
      warnings.tell(
          changed(
              "Older builds of Aludel ran revisions in the time zone of their connection, here '%s'"
                  .formatted(state.timeZone()),
              state.timeZone()));
    }
  }

  private String changed(String before, String kept) {
    return "%s; these run in '%s'.%s To keep the zone, set 'session-time-zone=%s'."
        .formatted(before, zone, MEANS, kept);
  }

  /** Whoever made the tables did not say; Alembic's connections come with the server's zone. */
  private String unknown() {
    return "Nothing tells in which time zone the tables were made that were there before Aludel; these revisions run in '%s'. Flyway and Liquibase use the JVM's zone (here '%s'), Alembic the zone that the server, the database or the user sets. If that is another one,%s Name it with the setting 'session-time-zone'."
        .formatted(zone, state.timeZone(), MEANS.replace(" A time", " a time"));
  }

  private boolean same(String other) {
    if (zone.equalsIgnoreCase(other)) {
      return true;
    }
    try {
      return ZoneId.of(zone).getRules().equals(ZoneId.of(other).getRules());
    } catch (DateTimeException e) {
      return false;
    }
  }
}
