package dev.aludel.spring.actuate;

import dev.aludel.Aludel;
import dev.aludel.report.CurrentState;
import dev.aludel.report.HistoryEntry;
import dev.aludel.report.LogEntry;
import dev.aludel.report.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A database as the endpoint shows it.
 *
 * @param status at head, behind or ahead
 * @param rows the rows of the version table
 * @param heads this build's heads
 * @param pending what an upgrade would run, in order
 * @param revisions the graph, newest first
 * @param log what ran lately, newest first
 */
record RevisionReport(
    Standing status,
    List<String> rows,
    List<String> heads,
    List<String> pending,
    List<Map<String, Object>> revisions,
    List<Map<String, Object>> log) {

  private static final int LOGGED = 20;

  static RevisionReport read(Aludel aludel, CurrentState state) {
    List<HistoryEntry> history = aludel.history("", true);
    return new RevisionReport(
        state.standing(),
        List.copyOf(state.rows()),
        heads(history),
        aludel.pending("heads").steps().stream().map(step -> step.revision().id()).toList(),
        history.stream().map(RevisionReport::facts).toList(),
        aludel.log(LOGGED).stream().map(RevisionReport::facts).toList());
  }

  static List<String> heads(List<HistoryEntry> history) {
    return history.stream()
        .filter(HistoryEntry::head)
        .map(entry -> entry.revision().id())
        .sorted()
        .toList();
  }

  static Map<String, Object> graphFacts(HistoryEntry entry) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("id", entry.revision().id());
    facts.put("message", entry.revision().message());
    facts.put("revises", entry.revision().revises());
    facts.put("dependsOn", entry.revision().dependsOn());
    facts.put("labels", entry.revision().labels());
    facts.put("origin", entry.revision().origin());
    facts.put("head", entry.head());
    facts.put("branchPoint", entry.branchPoint());
    return facts;
  }

  private static Map<String, Object> facts(HistoryEntry entry) {
    Map<String, Object> facts = graphFacts(entry);
    facts.put("current", entry.current());
    facts.put("applied", entry.applied());
    return facts;
  }

  private static Map<String, Object> facts(LogEntry entry) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("revision", entry.revision());
    facts.put("direction", entry.direction().word());
    facts.put("message", entry.message());
    facts.put("outcome", entry.outcome().word());
    facts.put("startedAt", entry.startedAt().toString());
    entry.duration().ifPresent(took -> facts.put("millis", took.toMillis()));
    entry.error().ifPresent(error -> facts.put("error", error));
    facts.put("executedBy", entry.executedBy());
    return facts;
  }
}
