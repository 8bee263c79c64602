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
 * A way to take revisions back. There is one by one revision for each row of the version table; of
 * a merge point {@code -1} can't say which parent it leads to, so that one is named.
 *
 * @param target what a downgrade takes as its target
 * @param undone the ids that are taken back, in order
 * @param rowsAfter the rows that are left
 * @param seen the mark of this plan
 */
public record StepDown(String target, List<String> undone, List<String> rowsAfter, String seen) {

  /** Copies the lists. */
  public StepDown {
    undone = List.copyOf(undone);
    rowsAfter = List.copyOf(rowsAfter);
  }

  static StepDown of(Plan plan, Mark mark) {
    return new StepDown(
        plan.target(),
        plan.steps().stream().map(step -> step.revision().id()).toList(),
        List.copyOf(plan.rowsAfter()),
        mark.of(plan));
  }

  /** {@return the ways down by one that there are, each with another outcome} */
  static List<StepDown> of(RevisionGraph graph, Collection<String> rows, Mark mark) {
    Map<List<String>, StepDown> ways = new LinkedHashMap<>();
    for (String row : rows) {
      graph.find(row).stream()
          .flatMap(StepDown::targets)
          .flatMap(target -> planned(graph, rows, target, mark))
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
      RevisionGraph graph, Collection<String> rows, String target, Mark mark) {
    try {
      Plan plan = graph.planDowngrade(rows, target);
      return plan.steps().isEmpty() ? Stream.empty() : Stream.of(of(plan, mark));
    } catch (AludelException e) {
      return Stream.empty();
    }
  }
}
