package dev.aludel.quarkus.devui;

import dev.aludel.Aludel;
import dev.aludel.error.AludelException;
import dev.aludel.error.ChangedRevisionsException;
import dev.aludel.quarkus.devui.DatabaseView.State;
import dev.aludel.report.CurrentState;
import dev.aludel.report.HistoryEntry;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.RevisionGraph;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads everything that the page shows of a database. What one question fails on is told beside the
 * answers to the others, so that a graph is still drawn while its database is away.
 */
final class DatabaseReader {

  private static final int LOG_ROWS = 200;

  private final Aludel aludel;
  private final String target;
  private final Mark mark;
  private final Set<Problem> problems = new LinkedHashSet<>();
  private List<String> changed = List.of();

  DatabaseReader(Aludel aludel, String target, Mark mark) {
    this.aludel = aludel;
    this.target = target;
    this.mark = mark;
  }

  DatabaseView read(String name) {
    Optional<CurrentState> found = answer(aludel::current);
    if (found.isEmpty()) {
      return view(name, State.NOT_KNOWN, List.of(), List.of(), history(false));
    }
    CurrentState current = found.orElseThrow();
    if (current.unknown().isEmpty()) {
      answer(this::whatAStartWouldRefuse);
    }
    return view(
        name,
        state(current),
        List.copyOf(current.rows()),
        current.unknown(),
        history(current.unknown().isEmpty()));
  }

  /** A revision that was changed, above all: the rows don't tell. */
  private boolean whatAStartWouldRefuse() {
    try {
      aludel.validate(true);
    } catch (ChangedRevisionsException e) {
      changed = e.revisions();
      throw e;
    }
    return true;
  }

  private DatabaseView view(
      String name,
      State state,
      List<String> rows,
      List<String> unknown,
      List<HistoryEntry> history) {
    boolean asked = state != State.NOT_KNOWN;
    Optional<Plan> pending = asked ? answer(() -> aludel.pending(target)) : Optional.empty();
    List<LogRow> log =
        asked
            ? answer(() -> aludel.log(LOG_ROWS)).orElse(List.of()).stream().map(LogRow::of).toList()
            : List.of();
    return new DatabaseView(
        name,
        state,
        rows,
        unknown,
        history.stream().map(RevisionRow::of).toList(),
        changed,
        ids(pending, Direction.DOWNGRADE),
        ids(pending, Direction.UPGRADE),
        pending.map(mark::of).orElse(""),
        asked && unknown.isEmpty() ? stepsDown(rows, history) : List.of(),
        log,
        List.copyOf(problems));
  }

  private List<HistoryEntry> history(boolean marks) {
    return answer(() -> aludel.history("", marks)).orElse(List.of());
  }

  private List<StepDown> stepsDown(List<String> rows, List<HistoryEntry> history) {
    return StepDown.of(
        RevisionGraph.of(history.stream().map(HistoryEntry::revision).toList()), rows, mark);
  }

  private static State state(CurrentState current) {
    if (!current.unknown().isEmpty()) {
      return State.AHEAD;
    }
    return current.atHeads() ? State.AT_HEAD : State.BEHIND;
  }

  private static List<String> ids(Optional<Plan> plan, Direction direction) {
    return plan.stream()
        .flatMap(found -> found.steps(direction).stream())
        .map(step -> step.revision().id())
        .toList();
  }

  private <T> Optional<T> answer(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (AludelException e) {
      problems.add(Problem.of(e));
      return Optional.empty();
    }
  }
}
