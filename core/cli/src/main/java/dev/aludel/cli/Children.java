package dev.aludel.cli;

import dev.aludel.report.HistoryEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The history by id, and who revises whom. */
final class Children {

  private final Map<String, HistoryEntry> entries = new HashMap<>();
  private final Map<String, List<String>> children = new HashMap<>();

  Children(List<HistoryEntry> history) {
    for (HistoryEntry entry : history) {
      entries.put(entry.revision().id(), entry);
      for (String parent : entry.revision().revises()) {
        children.computeIfAbsent(parent, id -> new ArrayList<>()).add(entry.revision().id());
      }
    }
    children.values().forEach(ids -> ids.sort(null));
  }

  List<String> of(String id) {
    return children.getOrDefault(id, List.of());
  }

  Optional<HistoryEntry> entry(String id) {
    return Optional.ofNullable(entries.get(id));
  }
}
