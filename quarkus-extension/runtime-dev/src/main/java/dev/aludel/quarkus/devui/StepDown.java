package dev.aludel.quarkus.devui;

import dev.aludel.error.AludelException;
import dev.aludel.revision.Plan;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A way to take one revision back. There is one for each row of the version table; of a merge point
 * {@code -1} can't say which parent it leads to, so that one is named.
 *
 * @param target what a downgrade takes as its target
 * @param undone the ids that are taken back, in order
 * @param rowsAfter the rows that are left
 */
public record StepDown(String target, List<String> undone, List<String> rowsAfter) {

  /** Copies the lists. */
  public StepDown {
    undone = List.copyOf(undone);
    rowsAfter = List.copyOf(rowsAfter);
  }

  /** {@return the ways down that there are, each with another outcome} */
  static List<StepDown> of(RevisionGraph graph, Collection<String> rows) {
    Map<List<String>, StepDown> ways = new LinkedHashMap<>();
    for (String row : rows) {
      graph.find(row).stream()
          .flatMap(StepDown::targets)
          .flatMap(target -> planned(graph, rows, target))
          .forEach(way -> ways.putIfAbsent(way.undone(), way));
    }
    return new ArrayList<>(ways.values());
  }

  private static Stream<String> targets(RevisionNode row) {
    return row.revises().size() > 1
        ? row.revises().stream().map(parent -> row.id() + "@" + parent)
        : Stream.of(row.id() + "@-1");
  }

  /** What the library can't plan is no way down. */
  private static Stream<StepDown> planned(
      RevisionGraph graph, Collection<String> rows, String target) {
    try {
      Plan plan = graph.planDowngrade(rows, target);
      List<String> undone = plan.steps().stream().map(step -> step.revision().id()).toList();
      return undone.isEmpty()
          ? Stream.empty()
          : Stream.of(new StepDown(target, undone, List.copyOf(plan.rowsAfter())));
    } catch (AludelException e) {
      return Stream.empty();
    }
  }
}
