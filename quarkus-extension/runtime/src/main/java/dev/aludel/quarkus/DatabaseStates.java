package dev.aludel.quarkus;

import dev.aludel.report.CurrentState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where the databases stand, for probes and meters; kept for some seconds, so that they don't
 * compete with the application for connections.
 */
final class DatabaseStates {

  static final Duration KEPT = Duration.ofSeconds(10);

  private final AludelDatabases databases;
  private final Clock clock;
  private final Map<String, Kept> kept = new LinkedHashMap<>();

  DatabaseStates(AludelDatabases databases, Clock clock) {
    this.databases = databases;
    this.clock = clock;
  }

  /** {@return the databases that something was done to at start} */
  List<String> names() {
    return databases.names().stream().filter(databases.assembler()::active).toList();
  }

  /** Where a database stands: one statement, if nobody asked lately. */
  CurrentState state(String name) {
    return (CurrentState) keep("state of " + name, () -> databases.get(name).current());
  }

  /** How many revisions of this build a database lacks. */
  int pending(String name) {
    return (int)
        keep("pending of " + name, () -> databases.get(name).pending("heads").steps().size());
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
