package dev.aludel.internal.run.plan;

import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.LogReader;
import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.setting.Policies.OnChanged;
import dev.aludel.setting.Policies.OnUnversioned;
import java.util.List;
import java.util.Optional;

/** Plans what leads from the rows of a database to a target, as the policies allow it. */
public final class Planner {

  private final Scripts scripts;
  private final RunSettings settings;
  private final Warnings warnings;

  public Planner(Scripts scripts, RunSettings settings, Warnings warnings) {
    this.scripts = scripts;
    this.settings = settings;
    this.warnings = warnings;
  }

  /** {@return the plan for what a look has found} */
  public Planned plan(Session session, DatabaseState look, Direction direction, String target) {
    if (direction == Direction.UPGRADE) {
      return upgrade(session, look, target);
    }
    Scripts known = withLogged(session, look);
    return new Planned(known, scripts, downgrade(known, look, target));
  }

  /** {@return the plan for an upgrade, which may take back first what was changed} */
  public Planned upgrade(Session session, DatabaseState look, String target) {
    StateCheck check = new StateCheck(scripts, look);
    if (look.unversioned() && settings.policies().onUnversioned().equals(OnUnversioned.FAIL)) {
      throw check.unversioned();
    }
    if (settings.policies().onChanged() == OnChanged.REDO) {
      Optional<Planned> redone = new Redo(scripts, settings, look, warnings).plan(session, target);
      if (redone.isPresent()) {
        return redone.get();
      }
    }
    boolean ahead = check.checkRows(settings.policies().onAhead());
    new Agreement(scripts, look).check(settings.policies().onChanged(), warnings);
    check.checkChanges(settings.policies().onChanged());
    return new Planned(
        scripts,
        scripts,
        ahead
            ? new Plan(Direction.UPGRADE, target, look.rows(), List.of())
            : scripts.graph().planUpgrade(check.knownRows(), target));
  }

  /**
   * What leads down; what is taken back may have been changed.
   *
   * @param known the revisions
   * @param look what the database is like
   * @param target where the way ends
   * @return the plan
   */
  public Plan downgrade(Scripts known, DatabaseState look, String target) {
    StateCheck check = new StateCheck(known, look);
    check.refuseUnknownRows();
    new Agreement(known, look).check(settings.policies().onChanged(), warnings);
    Plan plan = known.graph().planDowngrade(check.knownRows(), target);
    check.checkChanges(remaining(), plan);
    return plan;
  }

  /** A change that stays in place waits for the next upgrade. */
  private OnChanged remaining() {
    OnChanged answer = settings.policies().onChanged();
    return answer == OnChanged.REDO ? OnChanged.WARN : answer;
  }

  /** This build's revisions, and those of a newer one whose way back the log keeps. */
  private Scripts withLogged(Session session, DatabaseState look) {
    StateCheck check = new StateCheck(scripts, look);
    if (check.unknownRows().isEmpty() || !check.areAhead()) {
      return scripts;
    }
    LogTable log = settings.log(look);
    List<String> newer = check.newerRevisions();
    return scripts.with(
        new LogReader(session, log)
            .downgrades(newer).stream()
                .map(logged -> SqlScript.ofLog(logged.revision(), logged.script()))
                .toList());
  }
}
