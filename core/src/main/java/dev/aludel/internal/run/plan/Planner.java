package dev.aludel.internal.run.plan;

import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.setting.Policies;
import dev.aludel.setting.Policies.OnChanged;
import dev.aludel.setting.Policies.OnUnversioned;
import java.util.List;
import java.util.Optional;

/** Plans what leads from the rows of a database to a target, as the policies allow it. */
public final class Planner {

  private final Warnings warnings;

  public Planner(Warnings warnings) {
    this.warnings = warnings;
  }

  /** {@return the plan for what a visit has found} */
  public Planned plan(Visit visit, Direction direction, String target) {
    if (direction == Direction.UPGRADE) {
      return upgrade(visit, target);
    }
    Visit known = withLogged(visit);
    return new Planned(known.scripts(), visit.scripts(), downgrade(known, target));
  }

  /** {@return the plan for an upgrade, which may take back first what was changed} */
  public Planned upgrade(Visit visit, String target) {
    Scripts scripts = visit.scripts();
    Policies policies = visit.settings().policies();
    StateCheck check = visit.check();
    if (visit.state().unversioned() && policies.onUnversioned().equals(OnUnversioned.FAIL)) {
      throw check.unversioned();
    }
    Optional<Planned> redone = redo(visit, target);
    if (redone.isPresent()) {
      return redone.get();
    }
    boolean ahead = check.checkRows(policies.onAhead());
    visit.agreement().check(policies.onChanged(), warnings);
    check.checkChanges(policies.onChanged());
    return new Planned(
        scripts,
        scripts,
        ahead
            ? new Plan(Direction.UPGRADE, target, visit.state().rows(), List.of())
            : scripts.graph().planUpgrade(check.knownRows(), target));
  }

  /** {@return the plan of an upgrade that takes changed revisions back first, if it has to} */
  public Optional<Planned> redo(Visit visit, String target) {
    return visit.settings().policies().onChanged() == OnChanged.REDO
        ? new Redo(visit, warnings).plan(target)
        : Optional.empty();
  }

  /**
   * What leads down; what is taken back may have been changed.
   *
   * @param visit what was found
   * @param target where the way ends
   * @return the plan
   */
  public Plan downgrade(Visit visit, String target) {
    OnChanged onChanged = visit.settings().policies().onChanged();
    StateCheck check = visit.check();
    check.refuseUnknownRows();
    visit.agreement().check(onChanged, warnings);
    Plan plan = visit.scripts().graph().planDowngrade(check.knownRows(), target);
    // A change that stays in place waits for the next upgrade.
    check.checkChanges(onChanged == OnChanged.REDO ? OnChanged.WARN : onChanged, plan);
    return plan;
  }

  /** With this build's revisions, and those of a newer one whose way back the log keeps. */
  private static Visit withLogged(Visit visit) {
    StateCheck check = visit.check();
    if (check.unknownRows().isEmpty() || !check.areAhead()) {
      return visit;
    }
    return visit.with(
        visit
            .scripts()
            .with(
                visit.logReader().downgrades(check.newerRevisions()).stream()
                    .map(logged -> SqlScript.ofLog(logged.revision(), logged.script()))
                    .toList()));
  }
}
