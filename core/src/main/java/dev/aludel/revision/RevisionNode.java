package dev.aludel.revision;

import dev.aludel.internal.text.ShownText;
import java.util.List;

/**
 * A revision as a node of the graph.
 *
 * @param id its id, unique without regard to letter case
 * @param revises the ids it follows: none for a base, two or more for a merge point
 * @param dependsOn the ids or labels of other revisions that must have run before it
 * @param labels the branch labels it carries
 * @param message one line that says what it is for; may be empty
 * @param origin where it was read, for messages: a file or a class; may be empty
 */
public record RevisionNode(
    String id,
    List<String> revises,
    List<String> dependsOn,
    List<String> labels,
    String message,
    String origin) {

  /** Copies the lists. */
  public RevisionNode {
    revises = List.copyOf(revises);
    dependsOn = List.copyOf(dependsOn);
    labels = List.copyOf(labels);
  }

  /**
   * A node with neither dependencies, labels, message nor origin.
   *
   * @param id its id
   * @param revises the ids it follows
   * @return the node
   */
  public static RevisionNode of(String id, String... revises) {
    return new RevisionNode(id, List.of(revises), List.of(), List.of(), "", "");
  }

  /**
   * {@return its name as messages have it: its id in quotes, and what it is for in brackets, where
   * that is known}
   */
  public String named() {
    return "'"
        + ShownText.line(id)
        + "'"
        + (message.isEmpty() ? "" : " (" + ShownText.line(message) + ")");
  }

  /** {@return whether it follows no other revision} */
  public boolean isBase() {
    return revises.isEmpty();
  }

  /** {@return whether it joins two or more revisions} */
  public boolean isMergePoint() {
    return revises.size() > 1;
  }
}
