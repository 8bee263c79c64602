package dev.aludel.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.report.HistoryEntry;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GraphDrawingTest {

  private static String drawn(RevisionNode... nodes) {
    List<RevisionNode> newestFirst = new ArrayList<>(RevisionGraph.of(List.of(nodes)).revisions());
    Collections.reverse(newestFirst);
    List<HistoryEntry> history =
        newestFirst.stream()
            .map(node -> new HistoryEntry(node, false, false, false, false, false))
            .toList();
    return String.join(
        "\n",
        new GraphDrawing(history, new TextStyle(false), false)
            .lines(entry -> List.of(entry.revision().id())));
  }

  private static RevisionNode node(String id, String... revises) {
    return RevisionNode.of(id, revises);
  }

  @Test
  void aLineOfWorkIsALane() {
    assertThat(drawn(node("aaaa"), node("bbbb", "aaaa")))
        .isEqualTo(
            """
            * bbbb
            * aaaa""");
  }

  @Test
  void aMergeOfThreeOpensTwoLanesAndTheirBranchPointClosesThem() {
    assertThat(
            drawn(
                node("aaaa"),
                node("bbbb", "aaaa"),
                node("cccc", "aaaa"),
                node("dddd", "aaaa"),
                node("eeee", "bbbb", "cccc", "dddd")))
        .isEqualTo(
            """
            * eeee
            |\\
            | |\\
            | | * dddd
            | * | cccc
            * | | bbbb
            |/ /
            |/
            * aaaa""");
  }

  @Test
  void aLaneThatJoinsFromAfarCrossesThoseBetween() {
    assertThat(
            drawn(
                node("aaaa"),
                node("bbbb"),
                node("cccc", "aaaa"),
                node("dddd", "bbbb"),
                node("eeee", "aaaa"),
                node("ffff", "cccc", "dddd", "eeee")))
        .isEqualTo(
            """
            * ffff
            |\\
            | |\\
            | | * eeee
            | * | dddd
            * | | cccc
            | * | bbbb
            |  /
            |/
            * aaaa""");
  }

  @Test
  void separateTreesStandSideBySideOnlyWhileBothGoOn() {
    assertThat(drawn(node("aaaa"), node("bbbb"), node("cccc", "aaaa"), node("dddd", "bbbb")))
        .isEqualTo(
            """
            * dddd
            | * cccc
            * | bbbb
             /
            * aaaa""");
  }

  @Test
  void everyRevisionOfALargeGraphHasItsLine() {
    List<RevisionNode> nodes =
        Stream.iterate(0, i -> i + 1)
            .limit(2000)
            .map(
                i ->
                    i == 0
                        ? node("r0000")
                        : node(
                            "r%04d".formatted(i),
                            "r%04d"
                                .formatted(i - (i % 7 == 0 ? 1 : i % 3 == 0 ? Math.min(i, 2) : 1))))
            .toList();
    assertThat(drawn(nodes.toArray(RevisionNode[]::new)).lines().filter(line -> line.contains("*")))
        .hasSize(2000);
  }
}
