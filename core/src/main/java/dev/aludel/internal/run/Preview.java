package dev.aludel.internal.run;

import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.run.plan.Planned;
import dev.aludel.internal.run.plan.Planner;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.plan.StateCheck;
import dev.aludel.internal.run.plan.TypedCommand;
import dev.aludel.internal.run.plan.Visit;
import dev.aludel.internal.run.plan.Warnings;
import dev.aludel.internal.script.Scripts;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import java.util.List;

/** Tells what a run would do; reads only. */
public final class Preview {

  private final Scripts scripts;
  private final ConnectionSource source;
  private final RunSettings settings;
  private final Planner planner = new Planner(new Warnings());

  /**
   * Plans with these revisions for one database.
   *
   * @param scripts the revisions
   * @param source where the one connection comes from
   * @param settings where the tables are, and the policies
   */
  public Preview(Scripts scripts, ConnectionSource source, RunSettings settings) {
    this.scripts = scripts;
    this.source = source;
    this.settings = settings;
  }

  /** {@return what an upgrade would run; nothing where a newer build has gone further already} */
  public Plan upgrade(String target) {
    try (Session session = source.open(settings.limits().connectWait())) {
      Visit visit = Visit.to(session, scripts, settings);
      return TypedCommand.insteadOf("upgrade ", "pending ", () -> upgrade(visit, target));
    }
  }

  private Plan upgrade(Visit visit, String target) {
    return planner
        .redo(visit, target)
        .map(Planned::plan)
        .orElseGet(() -> upgrade(visit, visit.check(), target));
  }

  private Plan upgrade(Visit visit, StateCheck check, String target) {
    return check.checkRows(settings.policies().onAhead())
        ? new Plan(Direction.UPGRADE, target, visit.state().rows(), List.of())
        : scripts.graph().planUpgrade(check.knownRows(), target);
  }

  /** {@return what a downgrade would take back} */
  public Plan downgrade(String target) {
    try (Session session = source.open(settings.limits().connectWait())) {
      return planner.plan(Visit.to(session, scripts, settings), Direction.DOWNGRADE, target).plan();
    }
  }
}
