package dev.aludel.spring.actuate;

import dev.aludel.Aludel;
import dev.aludel.RecentState;
import dev.aludel.report.CurrentState;
import dev.aludel.report.HistoryEntry;
import dev.aludel.report.KnownState;
import dev.aludel.report.LastAnswer;
import dev.aludel.report.LogEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A database as the endpoint shows it: where it stands, the graph, and what ran lately. A database
 * that is away is shown as it was seen last.
 */
final class DatabaseReport {

  private static final int LOGGED = 20;

  private final Aludel aludel;
  private final RecentState state;
  private final KnownState known;

  /**
   * Shows one database.
   *
   * @param aludel tells the graph, for which no database is asked
   * @param state is asked for the log
   * @param known where the database stands
   */
  DatabaseReport(Aludel aludel, RecentState state, KnownState known) {
    this.aludel = aludel;
    this.state = state;
    this.known = known;
  }

  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    CurrentState only = known.schemas().get("");
    if (only == null && known.status().isPresent()) {
      facts.put("tenants", tenants());
    } else {
      facts.put("status", known.statusName());
    }
    if (only != null) {
      facts.put("rows", List.copyOf(only.rows()));
    }
    List<HistoryEntry> history = aludel.history();
    facts.put("heads", heads(history));
    if (only == null) {
      facts.put("revisions", history.stream().map(DatabaseReport::facts).toList());
      addFailure(facts, known.answer());
      return facts;
    }
    facts.put("pending", only.pending());
    facts.put("revisions", history.stream().map(entry -> facts(entry, only)).toList());
    LastAnswer<List<LogEntry>> log = state.ask("log", library -> library.log(LOGGED));
    facts.put("log", log.value().orElse(List.of()).stream().map(DatabaseReport::facts).toList());
    addFailure(facts, known.answer().failure().isPresent() ? known.answer() : log);
    return facts;
  }

  private static void addFailure(Map<String, Object> facts, LastAnswer<?> answer) {
    answer
        .failure()
        .ifPresent(
            failure -> {
              if (answer.value().isPresent()) {
                facts.put("ageSeconds", answer.age().toSeconds());
              }
              facts.put("error", failure.description());
              facts.put("action", failure.action());
            });
  }

  private Map<String, Object> tenants() {
    Map<String, Object> tenants = new LinkedHashMap<>();
    known
        .schemas()
        .forEach(
            (schema, found) -> {
              Map<String, Object> tenant = new LinkedHashMap<>();
              tenant.put("status", found.status());
              tenant.put("rows", List.copyOf(found.rows()));
              tenants.put(schema, tenant);
            });
    return tenants;
  }

  private static List<String> heads(List<HistoryEntry> history) {
    return history.stream()
        .filter(HistoryEntry::head)
        .map(entry -> entry.revision().id())
        .sorted()
        .toList();
  }

  private static Map<String, Object> facts(HistoryEntry entry, CurrentState state) {
    Map<String, Object> facts = facts(entry);
    facts.put("current", state.rows().contains(entry.revision().id()));
    facts.put("applied", !state.pending().contains(entry.revision().id()));
    return facts;
  }

  private static Map<String, Object> facts(HistoryEntry entry) {
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
