package dev.aludel.internal.script.writing;

import dev.aludel.internal.text.ShownText;
import dev.aludel.revision.RevisionNode;
import java.util.List;
import java.util.stream.Collectors;

/** How messages name revisions. */
final class Words {

  private Words() {}

  static String named(RevisionNode node) {
    return "'"
        + node.id()
        + "'"
        + (node.message().isEmpty() ? "" : " (" + ShownText.line(node.message()) + ")");
  }

  static String named(List<RevisionNode> nodes) {
    return nodes.stream().map(Words::named).collect(Collectors.joining(", "));
  }
}
