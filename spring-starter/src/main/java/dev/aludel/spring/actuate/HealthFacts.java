package dev.aludel.spring.actuate;

import dev.aludel.report.CurrentState;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether the databases are where this build needs them, for either generation's indicator.
 *
 * @param ready whether none is behind
 * @param details each database's standing and rows
 */
record HealthFacts(boolean ready, Map<String, Object> details) {

  static HealthFacts read(DatabaseReports reports) {
    boolean ready = true;
    Map<String, Object> details = new LinkedHashMap<>();
    for (String name : reports.names()) {
      CurrentState state = reports.state(name);
      Standing standing = Standing.of(state);
      ready &= standing != Standing.BEHIND;
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("status", standing.name());
      facts.put("rows", state.rows());
      details.put(name.isEmpty() ? "default" : name, facts);
    }
    return new HealthFacts(ready, details);
  }
}
