package dev.aludel.cli;

import dev.aludel.cli.picture.TextStyle;
import dev.aludel.revision.Direction;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.Step;
import java.time.Duration;
import java.util.Collection;

/** A step in one line, as Alembic's log has it. */
final class StepText {

  private StepText() {}

  static String of(Step step, TextStyle style) {
    RevisionNode node = step.revision();
    String parents = node.isBase() ? "<base>" : String.join(", ", node.revises());
    boolean up = step.direction() == Direction.UPGRADE;
    return (up ? "upgrade " : "downgrade ")
        + (up
            ? parents + " -> " + style.revision(node.id())
            : style.revision(node.id()) + " -> " + parents)
        + (node.message().isEmpty() ? "" : ", " + node.message());
  }

  static String described(RevisionNode node, TextStyle style) {
    return style.revision(node.id()) + (node.message().isEmpty() ? "" : ", " + node.message());
  }

  static String took(Duration duration) {
    return " (" + duration.toMillis() + " ms)";
  }

  static String rows(Collection<String> rows) {
    return rows.isEmpty() ? "base" : String.join(", ", rows);
  }

  static String nothingToDo(Collection<String> rows) {
    return "Nothing to do: the database is at " + rows(rows) + ".";
  }
}
