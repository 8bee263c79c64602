package dev.aludel.revision;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A graph as a test writes it, one revision a line: {@code id < parent,parent needs dependency
 * labelled label "message" in origin}; all but the id may be left out.
 */
final class GraphText {

  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+)(?: < (\\S+))?(?: needs (\\S+))?(?: labelled (\\S+))?(?: \"([^\"]*)\")?(?: in"
              + " (\\S+))?");

  private GraphText() {}

  static RevisionGraph graph(String text) {
    return RevisionGraph.of(nodes(text));
  }

  static List<RevisionNode> nodes(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(GraphText::node)
        .toList();
  }

  static List<String> ids(List<RevisionNode> nodes) {
    return nodes.stream().map(RevisionNode::id).toList();
  }

  /** The ids in the order in which the plan runs them. */
  static List<String> ran(Plan plan) {
    return plan.steps().stream().map(step -> step.revision().id()).toList();
  }

  /** The rows after each step, first step first. */
  static List<Set<String>> rowsAfterEach(Plan plan) {
    return plan.steps().stream().map(step -> Set.<String>copyOf(step.rowsAfter())).toList();
  }

  private static RevisionNode node(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(line);
    }
    return new RevisionNode(
        matcher.group(1),
        list(matcher.group(2)),
        list(matcher.group(3)),
        list(matcher.group(4)),
        matcher.group(5) == null ? "" : matcher.group(5),
        matcher.group(6) == null ? "" : matcher.group(6));
  }

  private static List<String> list(@Nullable String names) {
    return names == null ? List.of() : List.of(names.split(","));
  }
}
