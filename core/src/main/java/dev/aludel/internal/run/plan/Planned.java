package dev.aludel.internal.run.plan;

import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.script.Scripts;
import dev.aludel.revision.Plan;
import java.util.List;
import java.util.Optional;

/**
 * A plan, with the revisions that it is made of.
 *
 * @param down what is taken back: with revisions of a newer build, or as they were when they ran,
 *     whose way back the log keeps
 * @param up what is run
 * @param plan the plan; empty where a newer build has gone further already
 */
public record Planned(Scripts down, Scripts up, Plan plan) {

  /**
   * {@return the steps, ready to run}
   *
   * @param state what the database is like; empty where that is left to it
   * @param settings how to run
   */
  public List<PreparedStep> prepare(Optional<DatabaseState> state, RunSettings settings) {
    return new PlanCheck(down, up, state, settings).prepare(plan);
  }

  /** {@return the steps, ready to run there} */
  public List<PreparedStep> prepare(Visit visit) {
    return prepare(Optional.of(visit.state()), visit.settings());
  }
}
