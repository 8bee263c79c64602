package dev.aludel.cli;

import dev.aludel.cli.picture.TextStyle;
import dev.aludel.report.HistoryEntry;
import dev.aludel.revision.RevisionNode;
import java.util.ArrayList;
import java.util.List;

/** A revision in one line, or in a few: the same words as Alembic's. */
final class RevisionText {

  private final TextStyle style;
  private final Children history;

  /**
   * Words for revisions of a history.
   *
   * @param history all of it, since a head bears the labels of what it stands on
   */
  RevisionText(TextStyle style, Children history) {
    this.style = style;
    this.history = history;
  }

  /** The id with its marks: {@code 20241107_120000 (audit) (head)}. */
  String brief(HistoryEntry entry) {
    return id(entry) + marks(entry);
  }

  /** The id with its marks and message. */
  String described(HistoryEntry entry) {
    return brief(entry) + message(entry.revision());
  }

  /** With the parents: {@code 20241106_090000 -> 20241107_120000 (head), add projects}. */
  String line(HistoryEntry entry) {
    RevisionNode node = entry.revision();
    String parents = node.isBase() ? "<base>" : String.join(", ", node.revises());
    return parents + dependencies(node) + " -> " + described(entry);
  }

  /** An id, with its dependencies where it has some, for a drawing that shows the parents. */
  String drawn(HistoryEntry entry) {
    return id(entry)
        + (entry.revision().dependsOn().isEmpty()
            ? ""
            : style.faint(" (depends on " + String.join(", ", entry.revision().dependsOn()) + ")"))
        + marks(entry)
        + message(entry.revision());
  }

  /** All there is to know from the revisions, a line each. */
  List<String> full(HistoryEntry entry) {
    RevisionNode node = entry.revision();
    List<String> lines = new ArrayList<>();
    lines.add("Rev: " + id(entry) + marks(entry));
    if (node.isMergePoint()) {
      lines.add("Merges: " + String.join(", ", node.revises()));
    } else {
      lines.add("Parent: " + (node.isBase() ? "<base>" : node.revises().get(0)));
    }
    if (!node.dependsOn().isEmpty()) {
      lines.add("Also depends on: " + String.join(", ", node.dependsOn()));
    }
    if (entry.branchPoint()) {
      lines.add("Branches into: " + String.join(", ", history.of(node.id())));
    }
    if (!node.labels().isEmpty()) {
      lines.add("Branch names: " + style.label(String.join(", ", node.labels())));
    }
    lines.add("Path: " + node.origin());
    lines.add("");
    if (!node.message().isEmpty()) {
      lines.add("    " + node.message());
      lines.add("");
    }
    return lines;
  }

  private String id(HistoryEntry entry) {
    return style.revision(entry.revision().id());
  }

  private static String dependencies(RevisionNode node) {
    return node.dependsOn().isEmpty() ? "" : " (" + String.join(", ", node.dependsOn()) + ")";
  }

  private String message(RevisionNode node) {
    return node.message().isEmpty() ? "" : ", " + node.message();
  }

  private String marks(HistoryEntry entry) {
    StringBuilder marks = new StringBuilder();
    List<String> labels =
        entry.head() ? history.labels(entry.revision()) : entry.revision().labels();
    if (!labels.isEmpty()) {
      marks.append(style.label(" (" + String.join(", ", labels) + ")"));
    }
    if (entry.head()) {
      marks.append(style.mark(entry.effectiveHead() ? " (effective head)" : " (head)"));
    }
    if (entry.current()) {
      marks.append(style.mark(" (current)"));
    }
    if (entry.branchPoint()) {
      marks.append(style.faint(" (branchpoint)"));
    }
    if (entry.revision().isMergePoint()) {
      marks.append(style.faint(" (mergepoint)"));
    }
    return marks.toString();
  }
}
