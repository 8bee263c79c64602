package dev.aludel.spring.actuate;

import dev.aludel.Aludel;
import dev.aludel.report.CurrentState;
import dev.aludel.report.HistoryEntry;
import dev.aludel.report.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A database with tenants as the endpoint shows it.
 *
 * @param tenants where each tenant's schema stands
 * @param heads this build's heads
 * @param revisions the graph, newest first
 */
record TenantsReport(
    Map<String, Tenant> tenants, List<String> heads, List<Map<String, Object>> revisions) {

  /**
   * One tenant.
   *
   * @param status at head, behind or ahead
   * @param rows the rows of its version table
   */
  record Tenant(Standing status, List<String> rows) {}

  static TenantsReport read(Aludel aludel, Map<String, CurrentState> schemas) {
    Map<String, Tenant> tenants = new LinkedHashMap<>();
    schemas.forEach(
        (schema, state) ->
            tenants.put(schema, new Tenant(state.standing(), List.copyOf(state.rows()))));
    List<HistoryEntry> history = aludel.history();
    return new TenantsReport(
        tenants,
        RevisionReport.heads(history),
        history.stream().map(RevisionReport::graphFacts).toList());
  }
}
