package dev.aludel.examples.quickstart;

import dev.aludel.report.HistoryEntry;
import dev.aludel.revision.RevisionNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A history as lines of text: one lane for each line of work, side by side between fork and merge.
 */
final class GraphDrawing {

  private final List<HistoryEntry> history;

  /** Takes the history newest first, children before their parents. */
  GraphDrawing(List<HistoryEntry> history) {
    this.history = history;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    // The revision that each lane reaches next.
    List<String> lanes = new ArrayList<>();
    for (HistoryEntry entry : history) {
      RevisionNode node = entry.revision();
      if (!lanes.contains(node.id())) {
        lanes.add(node.id());
      }
      int lane = lanes.indexOf(node.id());
      lines.add("%-6s  %s".formatted(drawn(lanes, lane, entry), described(entry)));
      lanes.removeIf(node.id()::equals);
      List<String> parents = new ArrayList<>(node.revises());
      parents.removeAll(lanes);
      lanes.addAll(Math.min(lane, lanes.size()), parents);
    }
    return lines;
  }

  private static String drawn(List<String> lanes, int lane, HistoryEntry entry) {
    String mark = entry.current() ? "*" : entry.applied() ? "o" : ".";
    return IntStream.range(0, lanes.size())
        .mapToObj(index -> lanes.get(index).equals(entry.revision().id()) ? mark : "|")
        .collect(Collectors.joining(" "));
  }

  private static String described(HistoryEntry entry) {
    RevisionNode node = entry.revision();
    List<String> words = new ArrayList<>(List.of(node.id(), "", node.message(), ""));
    node.labels().forEach(label -> words.add("[" + label + "]"));
    if (entry.head() && !entry.effectiveHead()) {
      words.add("(head)");
    }
    if (entry.branchPoint()) {
      words.add("(branch point)");
    }
    if (node.isMergePoint()) {
      words.add("(merge point)");
    }
    node.dependsOn().forEach(id -> words.add("(needs " + id + ")"));
    return String.join(" ", words).strip();
  }
}
