package dev.aludel.spring.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether the databases are where this build needs them, for either generation's indicator.
 *
 * @param ready whether something is known of each, and none is behind
 * @param details what is known of each
 */
record HealthFacts(boolean ready, Map<String, Object> details) {

  static HealthFacts read(DatabaseReports reports) {
    boolean[] ready = {true};
    Map<String, Object> details = new LinkedHashMap<>();
    reports
        .known()
        .forEach(
            (name, known) -> {
              ready[0] &= known.ready();
              details.put(name.isEmpty() ? "default" : name, known.facts());
            });
    return new HealthFacts(ready[0], details);
  }
}
