package dev.aludel.internal.run.plan;

import dev.aludel.error.MultipleHeadsException;
import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.file.Outline;
import dev.aludel.revision.Plan;
import dev.aludel.revision.RevisionNode;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks for a build what the start of the application would refuse. No database is asked, none of
 * the revisions' code is called, and no placeholder needs a value yet.
 */
public final class BuildCheck {

  private final Scripts scripts;
  private final RunSettings settings;

  /**
   * Checks these revisions.
   *
   * @param scripts the revisions
   * @param settings the settings, as far as a build knows them
   */
  public BuildCheck(Scripts scripts, RunSettings settings) {
    this.scripts = scripts;
    this.settings = settings;
  }

  /**
   * Checks the graph and each revision to its end.
   *
   * @param severalHeads whether the application upgrades to several heads
   * @return warnings: what keeps no upgrade from running, but a downgrade
   * @throws MultipleHeadsException where there are several and there may be one
   * @throws UnrunnableRevisionsException with everything that keeps revisions from being run
   */
  public List<String> run(boolean severalHeads) {
    Plan plan = scripts.graph().planUpgrade(new TreeSet<>(), "heads");
    new PlanCheck(scripts, settings, new AnyValue()).prepare(plan);
    if (!severalHeads && !plan.steps().isEmpty()) {
      scripts.graph().planUpgrade(new TreeSet<>(), "head");
    }
    return undecidedWaysBack();
  }

  private List<String> undecidedWaysBack() {
    List<String> warnings = new ArrayList<>();
    for (RevisionNode revision : scripts.graph().revisions()) {
      scripts
          .script(revision.id())
          .sql()
          .flatMap(sql -> sql.outline(new AnyValue()).downgrade())
          .map(Outline.Section::undecided)
          .ifPresent(all -> all.forEach(open -> warnings.add(open.problem(revision.origin()))));
    }
    return warnings;
  }

  /** Has a value for every name: a build needs none of them, and knows none of them. */
  private static final class AnyValue extends AbstractMap<String, String> {
    @Override
    public String get(Object name) {
      return "x";
    }

    @Override
    public boolean containsKey(Object name) {
      return true;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
      return Set.of();
    }
  }
}
