package dev.aludel.quarkus.devui;

import dev.aludel.Aludel;
import dev.aludel.error.AludelException;
import dev.aludel.report.CurrentState;
import dev.aludel.report.HistoryEntry;
import dev.aludel.revision.RevisionGraph;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * What a stamp would change.
 *
 * @param rowsBefore the rows of the version table
 * @param rowsAfter the rows that it would have
 * @param applied the ids that would count as applied from then on
 * @param notApplied the ids that no longer would
 * @param seen the mark of this change
 * @param problems why it can't be done
 */
public record StampView(
    List<String> rowsBefore,
    List<String> rowsAfter,
    List<String> applied,
    List<String> notApplied,
    String seen,
    List<Problem> problems) {

  /** Copies the lists. */
  public StampView {
    rowsBefore = List.copyOf(rowsBefore);
    rowsAfter = List.copyOf(rowsAfter);
    applied = List.copyOf(applied);
    notApplied = List.copyOf(notApplied);
    problems = List.copyOf(problems);
  }

  /** {@return what the library would do, or why it would not} */
  static StampView of(Aludel aludel, String target, boolean purge, Mark mark) {
    try {
      CurrentState current = aludel.current();
      if (!purge && !current.unknown().isEmpty()) {
        return refused(unknown(current.unknown()));
      }
      RevisionGraph graph =
          RevisionGraph.of(aludel.history().stream().map(HistoryEntry::revision).toList());
      Collection<String> kept = purge ? Set.of() : current.rows();
      SortedSet<String> after = graph.planStamp(kept, List.of(target)).rowsAfter();
      SortedSet<String> had =
          graph.ancestors(
              current.rows().stream().filter(row -> graph.find(row).isPresent()).toList());
      SortedSet<String> has = graph.ancestors(after);
      return new StampView(
          List.copyOf(current.rows()),
          List.copyOf(after),
          has.stream().filter(id -> !had.contains(id)).toList(),
          had.stream().filter(id -> !has.contains(id)).toList(),
          mark.of(current.rows() + " " + after),
          List.of());
    } catch (AludelException e) {
      return refused(Problem.of(e));
    }
  }

  private static StampView refused(Problem problem) {
    return new StampView(List.of(), List.of(), List.of(), List.of(), "", List.of(problem));
  }

  private static Problem unknown(List<String> ids) {
    return new Problem(
        "The version table has %s, for which this build has no revision."
            .formatted(ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "))),
        "Have every row deleted first, if that is what you want; or run the build that has it.");
  }
}
