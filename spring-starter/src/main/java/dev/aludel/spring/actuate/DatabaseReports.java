package dev.aludel.spring.actuate;

import dev.aludel.RecentState;
import dev.aludel.report.CurrentState;
import dev.aludel.spring.AludelDatabases;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the actuator knows of the databases, which may be some seconds old. */
final class DatabaseReports {

  private final Map<String, RecentState> states = new LinkedHashMap<>();

  DatabaseReports(AludelDatabases databases, Clock clock) {
    for (String name : databases.names()) {
      states.put(name, new RecentState(() -> databases.get(name), clock));
    }
  }

  List<String> names() {
    return List.copyOf(states.keySet());
  }

  RecentState state(String name) {
    return Objects.requireNonNull(states.get(name), name);
  }

  /** Everything, for a person to read. */
  Object report(String name) {
    RecentState state = state(name);
    CurrentState only = state.schemas().get("");
    return state.keep(
        "report",
        aludel ->
            only == null
                ? TenantsReport.read(aludel, state.schemas())
                : RevisionReport.read(aludel, only));
  }
}
