package dev.aludel.internal.run.plan;

import dev.aludel.error.ChangedRevisionsException;
import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.LoggedDowngrade;
import dev.aludel.internal.database.LoggedRevision;
import dev.aludel.internal.database.LoggedRevision.Claim;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.file.Outline;
import dev.aludel.internal.script.file.Script;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An upgrade that first takes back what was changed after it was applied, and all that stands on
 * it, as the setting {@code on-changed=redo} says.
 *
 * <p>A changed revision goes by the downgrade that the log keeps, from where it stood when it ran:
 * the one in its file is for the new text.
 */
final class Redo {

  private final Visit visit;
  private final Scripts scripts;
  private final DatabaseState state;
  private final Warnings warnings;
  private final StateCheck check;

  /** What was changed, each with a sentence; in the order in which they run. */
  private final Map<String, String> changed = new LinkedHashMap<>();

  /** What stood between changed revisions when they ran, and has no file any more. */
  private final Set<String> removed = new LinkedHashSet<>();

  Redo(Visit visit, Warnings warnings) {
    this.visit = visit;
    this.scripts = visit.scripts();
    this.state = visit.state();
    this.warnings = warnings;
    this.check = visit.check();
    findChanged();
    findRemoved();
  }

  private void findChanged() {
    SortedSet<String> applied = check.applied();
    for (RevisionNode node : scripts.graph().revisions()) {
      String id = node.id();
      Optional<Claim> claim =
          Optional.ofNullable(state.logged().get(id)).map(LoggedRevision::claim);
      boolean ran =
          claim.equals(Optional.of(Claim.APPLIED))
              || claim.equals(Optional.of(Claim.UNCLEAR)) && applied.contains(id);
      if (ran) {
        check.change(id).ifPresent(sentence -> changed.put(id, sentence));
      }
    }
  }

  private void findRemoved() {
    Deque<String> open = new ArrayDeque<>(changed.keySet());
    while (!open.isEmpty()) {
      LoggedRevision logged = Objects.requireNonNull(state.logged().get(open.pop()));
      List<String> below = new ArrayList<>(logged.revises());
      below.addAll(logged.dependsOn());
      for (String id : below) {
        boolean gone = scripts.graph().find(id).isEmpty() && state.logged().containsKey(id);
        if (gone && removed.add(id)) {
          open.push(id);
        }
      }
    }
  }

  /**
   * Plans the way back, the way up to where the database was, and on to the target.
   *
   * @param target an identifier
   * @return the plan; empty where nothing was changed, or where revisions of a newer build stand on
   *     it
   * @throws ChangedRevisionsException where something has no way back
   */
  Optional<Planned> plan(String target) {
    if (changed.isEmpty() || !check.unknownRows().isEmpty()) {
      return Optional.empty();
    }
    Scripts before = asTheyRan();
    visit.with(before).check().refuseUnknownRows();
    visit.with(before).agreement().check(warnings);
    Set<String> seeds = new TreeSet<>(changed.keySet());
    seeds.addAll(removed);
    Plan down = before.graph().planDowngrade(state.rows(), seeds);
    refuseWithoutWayBack(before, down);
    List<String> back =
        down.steps().stream()
            .map(step -> step.revision().id())
            .filter(id -> scripts.graph().find(id).isPresent())
            .toList();
    Plan again = scripts.graph().planUpgrade(down.rowsAfter(), back);
    Plan further = scripts.graph().planUpgrade(again.rowsAfter(), target);
    List<Step> steps = new ArrayList<>(down.steps());
    steps.addAll(again.steps());
    steps.addAll(further.steps());
    warnings.tell(announcement(down, again));
    return Optional.of(
        new Planned(before, scripts, new Plan(Direction.UPGRADE, target, state.rows(), steps)));
  }

  /** The revisions, but the changed ones with the parents and the way back that the log keeps. */
  private Scripts asTheyRan() {
    List<String> wanted = new ArrayList<>(changed.keySet());
    wanted.addAll(removed);
    List<Script> logged = new ArrayList<>();
    for (LoggedDowngrade kept : visit.logReader().downgrades(List.copyOf(wanted))) {
      RevisionNode place = placed(kept.revision());
      logged.add(
          scripts
              .graph()
              .find(place.id())
              .flatMap(node -> scripts.script(node.id()).java())
              .<Script>map(java -> java.at(place))
              .orElseGet(() -> SqlScript.ofLog(place, kept.script())));
    }
    try {
      return scripts.with(logged);
    } catch (InvalidRevisionsException e) {
      throw refused(e.problems());
    }
  }

  /** Where it stood; a label may have gone to another revision since. */
  private RevisionNode placed(RevisionNode then) {
    List<String> labels =
        scripts.graph().find(then.id()).map(RevisionNode::labels).orElse(List.of());
    return new RevisionNode(
        then.id(), then.revises(), then.dependsOn(), labels, then.message(), then.origin());
  }

  private void refuseWithoutWayBack(Scripts before, Plan down) {
    List<String> problems = new ArrayList<>();
    for (Step step : down.steps()) {
      Script script = before.script(step.revision().id());
      boolean logged = script.node().origin().equals(LoggedDowngrade.ORIGIN);
      if (!script.reversible()) {
        problems.add(
            PlanCheck.name(script.node())
                + (logged
                    ? " had no downgrade when it ran, so the log keeps none."
                    : " has no downgrade (%s).".formatted(script.node().origin())));
      } else if (logged && script.sql().map(Redo::isUnfinished).orElse(false)) {
        problems.add(PlanCheck.name(script.node()) + " had an empty downgrade when it ran.");
      }
    }
    if (!problems.isEmpty()) {
      throw refused(problems);
    }
  }

  private static boolean isUnfinished(SqlScript script) {
    Outline.Section down = script.outline().downgrade().orElseThrow();
    return down.statements() == 0 && !down.declaredEmpty() && down.undecided().isEmpty();
  }

  private ChangedRevisionsException refused(List<String> reasons) {
    String first = changed.keySet().iterator().next();
    return new ChangedRevisionsException(
        "%s%nThe setting 'on-changed=redo' can't take it back and run it again:%n- %s"
            .formatted(String.join("\n", changed.values()), String.join("\n- ", reasons)),
        ("Restore the old text, and put the difference into a new revision. Or change the database by hand to"
                + " what the new text makes of it, and say so with 'repair %s --accept'. Or begin with an empty database.")
            .formatted(first),
        List.copyOf(changed.keySet()));
  }

  private String announcement(Plan down, Plan again) {
    return "%s 'on-changed=redo' takes back %s, with the rows that this drops, and then runs %s."
        .formatted(String.join(" ", changed.values()), ids(down), ids(again));
  }

  private static String ids(Plan plan) {
    return StateCheck.quoted(plan.steps().stream().map(step -> step.revision().id()).toList());
  }
}
