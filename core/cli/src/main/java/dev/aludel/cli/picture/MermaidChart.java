package dev.aludel.cli.picture;

import dev.aludel.internal.text.ShownText;
import dev.aludel.report.HistoryEntry;
import dev.aludel.revision.RevisionNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A history as a flowchart of Mermaid's; dotted arrows are dependencies. */
public final class MermaidChart {

  private final List<HistoryEntry> history;
  private final boolean database;
  private final Map<String, String> names = new HashMap<>();

  /**
   * Makes a chart of these revisions.
   *
   * @param history newest first
   * @param database whether it is known what the database has
   */
  public MermaidChart(List<HistoryEntry> history, boolean database) {
    this.history = history;
    this.database = database;
    int number = 0;
    for (HistoryEntry entry : history) {
      String name = "r" + number++;
      names.put(entry.revision().id(), name);
      // A dependency may be written as a label.
      entry.revision().labels().forEach(label -> names.putIfAbsent(label, name));
    }
  }

  /** {@return the chart, line by line} */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(List.of("flowchart BT"));
    for (HistoryEntry entry : history) {
      lines.add("  " + name(entry.revision().id()) + "[\"" + text(entry) + "\"]" + style(entry));
    }
    for (HistoryEntry entry : history) {
      RevisionNode node = entry.revision();
      edges(node, node.revises(), " --> ", lines);
      edges(node, node.dependsOn(), " -.-> ", lines);
    }
    lines.add("  classDef head stroke-width:3px");
    if (database) {
      lines.add("  classDef applied fill:#d5f5e3,stroke:#1e8449,color:#145a32");
    }
    return lines;
  }

  private void edges(RevisionNode node, List<String> from, String arrow, List<String> lines) {
    for (String other : from) {
      if (names.containsKey(other)) {
        lines.add("  " + name(other) + arrow + name(node.id()));
      }
    }
  }

  private String style(HistoryEntry entry) {
    return database && entry.applied() ? ":::applied" : entry.head() ? ":::head" : "";
  }

  private String name(String id) {
    return names.getOrDefault(id, "");
  }

  private static String text(HistoryEntry entry) {
    RevisionNode node = entry.revision();
    StringBuilder text = new StringBuilder(node.id());
    node.labels().forEach(label -> text.append(" (").append(label).append(')'));
    if (entry.head()) {
      text.append(entry.effectiveHead() ? " (effective head)" : " (head)");
    }
    if (entry.current()) {
      text.append(" (current)");
    }
    if (!node.message().isEmpty()) {
      text.append("<br/>").append(escaped(node.message()));
    }
    return text.toString();
  }

  private static String escaped(String text) {
    return ShownText.line(text)
        .replace("#", "#35;")
        .replace("&", "#amp;")
        .replace("\"", "#quot;")
        .replace("<", "#lt;")
        .replace(">", "#gt;");
  }
}
