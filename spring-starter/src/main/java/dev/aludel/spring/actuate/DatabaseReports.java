package dev.aludel.spring.actuate;

import dev.aludel.RecentState;
import dev.aludel.report.KnownState;
import dev.aludel.spring.AludelDatabases;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the actuator knows of the databases, which may be some seconds old. */
final class DatabaseReports {

  private final Map<String, RecentState> states;

  DatabaseReports(AludelDatabases databases, Clock clock) {
    Map<String, RecentState> all = new LinkedHashMap<>();
    for (String name : databases.names()) {
      all.put(name, new RecentState(() -> databases.get(name), clock));
    }
    states = Collections.unmodifiableMap(all);
  }

  List<String> names() {
    return List.copyOf(states.keySet());
  }

  RecentState state(String name) {
    return Objects.requireNonNull(states.get(name), name);
  }

  /** What is known of one database, while all that are due are asked. */
  KnownState known(String name) {
    return Objects.requireNonNull(known().get(name), name);
  }

  Map<String, KnownState> known() {
    return RecentState.known(states);
  }
}
