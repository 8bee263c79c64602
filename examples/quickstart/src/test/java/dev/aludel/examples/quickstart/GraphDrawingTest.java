package dev.aludel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.report.HistoryEntry;
import dev.aludel.revision.RevisionNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphDrawingTest {

  @Test
  void linesOfWorkStandSideBySideBetweenForkAndMerge() {
    List<HistoryEntry> history =
        List.of(
            new HistoryEntry(node("m", "join", "a2", "b1"), true, false, false, false, false),
            applied(node("b1", "other side", "f"), true),
            applied(node("a2", "this side", "a1"), true),
            applied(node("a1", "this side", "f"), false),
            new HistoryEntry(node("f", "fork"), false, false, true, false, true));

    assertThat(new GraphDrawing(history).lines())
        .containsExactly(
            ".       m  join  (head) (merge point)",
            "| *     b1  other side",
            "* |     a2  this side",
            "o |     a1  this side",
            "o       f  fork  (branch point)");
  }

  @Test
  void aTreeOfItsOwnHasALaneOfItsOwn() {
    RevisionNode log = new RevisionNode("x", List.of(), List.of("f"), List.of("audit"), "log", "");

    assertThat(
            new GraphDrawing(
                    List.of(applied(node("g", "go on", "f"), true), applied(log, true), root()))
                .lines())
        .containsExactly(
            "*       g  go on", "| *     x  log  [audit] (needs f)", "o       f  first");
  }

  private static HistoryEntry root() {
    return applied(node("f", "first"), false);
  }

  private static RevisionNode node(String id, String message, String... revises) {
    return new RevisionNode(id, List.of(revises), List.of(), List.of(), message, "");
  }

  private static HistoryEntry applied(RevisionNode node, boolean current) {
    return new HistoryEntry(node, false, false, false, current, true);
  }
}
