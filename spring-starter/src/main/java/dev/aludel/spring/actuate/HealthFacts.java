package dev.aludel.spring.actuate;

import dev.aludel.RecentState;
import dev.aludel.report.CurrentState;
import dev.aludel.report.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether the databases are where this build needs them, for either generation's indicator.
 *
 * @param ready whether none is behind
 * @param details each database's standing and rows
 */
record HealthFacts(boolean ready, Map<String, Object> details) {

  /** The endpoint names them all. */
  private static final int NAMED = 10;

  static HealthFacts read(DatabaseReports reports) {
    boolean ready = true;
    Map<String, Object> details = new LinkedHashMap<>();
    for (String name : reports.names()) {
      RecentState state = reports.state(name);
      ready &= state.standing() != Standing.BEHIND;
      details.put(name.isEmpty() ? "default" : name, facts(state));
    }
    return new HealthFacts(ready, details);
  }

  private static Map<String, Object> facts(RecentState state) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("status", state.standing().name());
    Map<String, CurrentState> schemas = state.schemas();
    CurrentState only = schemas.get("");
    if (only != null) {
      facts.put("rows", only.rows());
      return facts;
    }
    facts.put("tenants", schemas.size());
    for (Standing standing : List.of(Standing.BEHIND, Standing.AHEAD)) {
      List<String> names = state.schemas(standing);
      if (!names.isEmpty()) {
        facts.put(
            standing.name().toLowerCase(Locale.ROOT),
            names.subList(0, Math.min(NAMED, names.size())));
      }
    }
    return facts;
  }
}
