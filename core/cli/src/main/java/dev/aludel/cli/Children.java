package dev.aludel.cli;

import dev.aludel.report.HistoryEntry;
import dev.aludel.revision.RevisionNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

  /** The labels of a revision's branch: its own, and those of the revisions below it. */
  List<String> labels(RevisionNode node) {
    Set<String> labels = new LinkedHashSet<>(node.labels());
    Set<String> below = new TreeSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(node.revises());
    while (!open.isEmpty()) {
      String id = open.pop();
      if (seen.add(id)) {
        entry(id)
            .map(HistoryEntry::revision)
            .ifPresent(
                parent -> {
                  below.addAll(parent.labels());
                  open.addAll(parent.revises());
                });
      }
    }
    labels.addAll(below);
    return List.copyOf(labels);
  }

  Optional<HistoryEntry> entry(String id) {
    return Optional.ofNullable(entries.get(id));
  }
}
