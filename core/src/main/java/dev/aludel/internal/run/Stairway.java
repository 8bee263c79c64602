package dev.aludel.internal.run;

import dev.aludel.error.AludelException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.WorkbenchException;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.plan.StateCheck;
import dev.aludel.internal.run.plan.Visit;
import dev.aludel.internal.run.step.Listeners;
import dev.aludel.internal.script.Scripts;
import dev.aludel.report.StairwayReport;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Takes every revision up, down and up again, one by one: a downgrade that was never tried fails
 * here, and one that forgot something makes the second upgrade fail.
 */
public final class Stairway {

  private final Scripts scripts;
  private final RevisionGraph graph;
  private final ConnectionSource source;
  private final RunSettings settings;

  /**
   * Climbs these revisions.
   *
   * @param scripts the revisions
   * @param source a database with an empty schema
   * @param settings how to run
   */
  public Stairway(Scripts scripts, ConnectionSource source, RunSettings settings) {
    this.scripts = scripts;
    this.graph = scripts.graph();
    this.source = source;
    this.settings = settings;
  }

  /** {@return what was climbed} */
  public StairwayReport climb() {
    long begun = System.nanoTime();
    refuseWhatIsNotEmpty();
    List<String> climbed = new ArrayList<>();
    List<String> oneWay = new ArrayList<>();
    Runner runner = new Runner(scripts, source, settings, new Listeners(List.of()));
    for (Step step : graph.planUpgrade(new TreeSet<>(), "heads").steps()) {
      String id = step.revision().id();
      runner.run(Direction.UPGRADE, id);
      if (scripts.script(id).reversible()) {
        runner.run(Direction.DOWNGRADE, below(step));
        again(runner, id);
        climbed.add(id);
      } else {
        oneWay.add(id);
      }
    }
    return new StairwayReport(climbed, oneWay, Duration.ofNanos(System.nanoTime() - begun));
  }

  /** What fails the second time only is the downgrade's doing. */
  private static void again(Runner runner, String id) {
    try {
      runner.run(Direction.UPGRADE, id);
    } catch (RevisionFailedException e) {
      throw new RevisionFailedException(
          "The downgrade of '%s' left something behind, so that it can't be upgraded again. %s"
              .formatted(id, e.description()),
          "Mend the downgrade, so that it takes back all that the upgrade does.",
          e.sqlState(),
          e,
          e.revision(),
          e.origin(),
          e.line(),
          e.column());
    }
  }

  /** What to call the place below a step, so that nothing but the step is taken back. */
  private String below(Step step) {
    return below(graph, step);
  }

  /**
   * What to call the place below a step, so that nothing but the step is taken back.
   *
   * @param graph the revisions
   * @param step a step of an upgrade
   * @return a target of a downgrade
   */
  public static String below(RevisionGraph graph, Step step) {
    RevisionNode revision = step.revision();
    SortedSet<String> rows = step.rowsAfter();
    return Stream.concat(
            Stream.of(revision.id() + "@-1"),
            revision.revises().stream().map(parent -> revision.id() + "@" + parent))
        .filter(target -> isTheStepAlone(graph, revision, rows, target))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no way down from " + revision.id() + " alone"));
  }

  private static boolean isTheStepAlone(
      RevisionGraph graph, RevisionNode revision, SortedSet<String> rows, String target) {
    try {
      Plan plan = graph.planDowngrade(rows, target);
      return plan.steps().stream().map(Step::revision).toList().equals(List.of(revision));
    } catch (AludelException e) {
      return false; // ambiguous below a merge point; its parents are tried next
    }
  }

  private void refuseWhatIsNotEmpty() {
    try (Session session = source.open(settings.limits().connectWait())) {
      DatabaseState state = Visit.to(session, scripts, settings).state();
      if (!state.rows().isEmpty() || state.unversioned()) {
        throw new WorkbenchException(
            WorkbenchException.Reason.STAIRWAY_REFUSED,
            "The schema '%s' of the database '%s' is not empty: %s."
                .formatted(
                    state.tables().schema(),
                    state.database(),
                    state.unversioned()
                        ? "it holds " + state.otherTables().size() + " table(s)"
                        : "it is at " + StateCheck.quoted(List.copyOf(state.rows()))),
            "Every revision is taken back on the way: give it a database of its own, made for this.");
      }
    }
  }
}
