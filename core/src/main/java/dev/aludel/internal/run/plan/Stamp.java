package dev.aludel.internal.run.plan;

import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.LoggedDowngrade;
import dev.aludel.internal.database.LoggedRevision;
import dev.aludel.internal.database.LoggedRevision.Claim;
import dev.aludel.internal.script.Scripts;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.StampPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a stamp changes, in the rows and in the log: afterwards the newest row of each revision says
 * what the version table says.
 */
public final class Stamp {

  private final StampPlan plan;
  private final Map<String, LoggedRevision> logged;
  private final Set<String> before;

  private Stamp(StampPlan plan, Map<String, LoggedRevision> logged, Set<String> before) {
    this.plan = plan;
    this.logged = logged;
    this.before = before;
  }

  /** A stamp of a database that nobody looked at. */
  public static Stamp of(StampPlan plan) {
    return new Stamp(plan, Map.of(), Set.of());
  }

  /**
   * Plans a stamp of a database that was looked at.
   *
   * @param visit what was found
   * @param targets identifiers of what the database is at
   * @param purge whether every row goes first
   */
  public static Stamp plan(Visit visit, List<String> targets, boolean purge) {
    Scripts scripts = visit.scripts();
    DatabaseState state = visit.state();
    StateCheck check = visit.check();
    StampPlan rows = scripts.graph().planStamp(purge ? new TreeSet<>() : state.rows(), targets);
    Set<String> before = check.applied();
    SortedSet<String> after = scripts.graph().ancestors(rows.rowsAfter());
    List<RevisionNode> applied = new ArrayList<>();
    List<RevisionNode> notApplied = new ArrayList<>();
    for (RevisionNode revision : scripts.graph().revisions()) {
      String id = revision.id();
      Optional<Claim> logged =
          Optional.ofNullable(state.logged().get(id)).map(LoggedRevision::claim);
      if (after.contains(id)) {
        if (!before.contains(id) || !logged.equals(Optional.of(Claim.APPLIED))) {
          applied.add(revision);
        }
      } else if (before.contains(id) || logged.equals(Optional.of(Claim.APPLIED))) {
        notApplied.add(revision);
      }
    }
    if (purge) {
      notApplied.addAll(strangers(check, state));
    }
    Collections.reverse(notApplied);
    return new Stamp(
        new StampPlan(state.rows(), rows.rowsAfter(), applied, notApplied), state.logged(), before);
  }

  /**
   * What a newer build or another branch ran goes as well; the log knows it, this build doesn't.
   */
  private static List<RevisionNode> strangers(StateCheck check, DatabaseState state) {
    List<RevisionNode> strangers = new ArrayList<>();
    for (String id : check.newerRevisions()) {
      LoggedRevision logged = state.logged().get(id);
      if (logged != null && logged.claim() != Claim.NOT_APPLIED) {
        strangers.add(
            0,
            new RevisionNode(
                id, logged.revises(), logged.dependsOn(), List.of(), "", LoggedDowngrade.ORIGIN));
      }
    }
    return strangers;
  }

  /** {@return the rows, and the revisions that get a row in the log} */
  public StampPlan plan() {
    return plan;
  }

  boolean isLogged(String revision) {
    return logged.containsKey(revision);
  }

  /**
   * A revision that the log says is applied, or whose row was there, was not changed by a stamp.
   */
  boolean keepsItsText(String revision) {
    LoggedRevision last = logged.get(revision);
    return last != null
        && (last.claim() == Claim.APPLIED
            || last.claim() == Claim.UNCLEAR && before.contains(revision));
  }
}
