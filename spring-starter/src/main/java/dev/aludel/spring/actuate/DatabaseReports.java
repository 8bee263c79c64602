package dev.aludel.spring.actuate;

import dev.aludel.report.CurrentState;
import dev.aludel.revision.Step;
import dev.aludel.spring.AludelDatabases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the actuator knows of the databases; kept for some seconds, so that probes don't compete
 * with the application for connections.
 */
final class DatabaseReports {

  static final Duration KEPT = Duration.ofSeconds(10);

  private static final int LOGGED = 20;

  private final AludelDatabases databases;
  private final Clock clock;
  private final Map<String, Kept> kept = new LinkedHashMap<>();

  DatabaseReports(AludelDatabases databases, Clock clock) {
    this.databases = databases;
    this.clock = clock;
  }

  List<String> names() {
    return databases.names();
  }

  /** Where a database stands: one statement, if nobody asked lately. */
  CurrentState state(String name) {
    return (CurrentState) keep("state of " + name, () -> (Object) databases.get(name).current());
  }

  /** How many revisions an upgrade would run. */
  int pending(String name) {
    return pendingIds(name).size();
  }

  private List<String> pendingIds(String name) {
    @SuppressWarnings("unchecked")
    List<String> ids =
        (List<String>)
            keep(
                "pending of " + name,
                () ->
                    databases.get(name).pending("heads").steps().stream()
                        .map(Step::revision)
                        .map(revision -> revision.id())
                        .toList());
    return ids;
  }

  /** Everything, for a person to read. */
  RevisionReport report(String name) {
    return (RevisionReport)
        keep(
            "report of " + name,
            () ->
                RevisionReport.of(
                    state(name),
                    pendingIds(name),
                    databases.get(name).history("", true),
                    databases.get(name).log(LOGGED)));
  }

  private synchronized Object keep(String what, Supplier<Object> read) {
    Instant now = clock.instant();
    Kept before = kept.get(what);
    if (before == null || before.at().plus(KEPT).isBefore(now)) {
      before = new Kept(now, read.get());
      kept.put(what, before);
    }
    return before.value();
  }

  private record Kept(Instant at, Object value) {}
}
