package dev.aludel.revision;

import java.util.List;
import java.util.SortedSet;

/**
 * The steps that lead from the rows a database has to a target, in the order in which they must
 * run.
 *
 * @param direction which way; every step goes the same way, but that an upgrade may begin with
 *     those that take back what was changed since it ran
 * @param target the identifier that was asked for
 * @param rows the rows the plan starts from
 * @param steps what to run; empty where the target is reached already
 */
public record Plan(Direction direction, String target, SortedSet<String> rows, List<Step> steps) {

  /** Copies the collections. */
  public Plan {
    rows = RowSet.copyOf(rows);
    steps = List.copyOf(steps);
  }

  /** {@return the steps that go one way} */
  public List<Step> steps(Direction way) {
    return steps.stream().filter(step -> step.direction() == way).toList();
  }

  /** {@return the rows once every step is done} */
  public SortedSet<String> rowsAfter() {
    return steps.isEmpty() ? rows : steps.get(steps.size() - 1).rowsAfter();
  }
}
