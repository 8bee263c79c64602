package dev.aludel.cli;

import dev.aludel.report.HistoryEntry;
import dev.aludel.report.LogEntry;
import dev.aludel.report.RevisionDetails;
import dev.aludel.report.SchemaDifference;
import dev.aludel.revision.RevisionNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What commands tell, as maps for JSON; what is absent has no key. */
final class JsonFacts {

  private JsonFacts() {}

  static Map<String, Object> revision(RevisionNode node) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("revision", node.id());
    facts.put("revises", node.revises());
    facts.put("dependsOn", node.dependsOn());
    facts.put("labels", node.labels());
    facts.put("message", node.message());
    facts.put("file", node.origin());
    return facts;
  }

  /**
   * A revision with its marks.
   *
   * @param database whether a database was asked, so that what it has is known
   */
  static Map<String, Object> entry(HistoryEntry entry, boolean database) {
    Map<String, Object> facts = revision(entry.revision());
    facts.put("head", entry.head());
    facts.put("effectiveHead", entry.effectiveHead());
    facts.put("branchPoint", entry.branchPoint());
    facts.put("mergePoint", entry.revision().isMergePoint());
    if (database) {
      facts.put("current", entry.current());
      facts.put("applied", entry.applied());
    }
    return facts;
  }

  static List<Map<String, Object>> entries(List<HistoryEntry> entries, boolean database) {
    return entries.stream().map(entry -> entry(entry, database)).collect(Collectors.toList());
  }

  static Map<String, Object> details(RevisionDetails details, boolean database) {
    Map<String, Object> facts = entry(details.entry(), database);
    facts.put("children", details.children());
    facts.put("dependents", details.dependents());
    facts.put("reversible", details.reversible());
    details.upgrade().ifPresent(sql -> facts.put("upgrade", sql));
    details.downgrade().ifPresent(sql -> facts.put("downgrade", sql));
    details.log().ifPresent(row -> facts.put("log", log(row)));
    return facts;
  }

  static Map<String, Object> difference(SchemaDifference difference) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("from", difference.from());
    facts.put("to", difference.to());
    facts.put("server", difference.server());
    facts.put("equal", difference.isEmpty());
    facts.put("changes", difference.words());
    facts.put("sql", difference.sql());
    facts.put("notes", difference.notes());
    return facts;
  }

  static Map<String, Object> log(LogEntry row) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("id", row.id());
    facts.put("revision", row.revision());
    facts.put("direction", row.direction().word());
    facts.put("message", row.message());
    facts.put("revises", row.revises());
    facts.put("dependsOn", row.dependsOn());
    facts.put("labels", row.labels());
    facts.put("outcome", row.outcome().word());
    facts.put("startedAt", row.startedAt());
    row.finishedAt().ifPresent(time -> facts.put("finishedAt", time));
    row.duration().ifPresent(duration -> facts.put("milliseconds", duration.toMillis()));
    row.checksum().ifPresent(checksum -> facts.put("checksum", checksum));
    row.error().ifPresent(error -> facts.put("error", error));
    facts.put("executedBy", row.executedBy());
    facts.put("toolVersion", row.toolVersion());
    row.timeZone().ifPresent(zone -> facts.put("timeZone", zone));
    return facts;
  }
}
