package dev.aludel.internal.run.offline;

import dev.aludel.error.OverlappingTargetsException;
import dev.aludel.error.ResolutionException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.run.plan.HistoryElsewhere;
import dev.aludel.internal.run.plan.PlanCheck;
import dev.aludel.internal.run.plan.Planned;
import dev.aludel.internal.run.plan.Planner;
import dev.aludel.internal.run.plan.PreparedStep;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.plan.Stamp;
import dev.aludel.internal.run.plan.StampRows;
import dev.aludel.internal.run.plan.StateCheck;
import dev.aludel.internal.run.plan.TypedCommand;
import dev.aludel.internal.run.plan.Visit;
import dev.aludel.internal.run.plan.Warnings;
import dev.aludel.internal.run.plan.ZoneCheck;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.StampPlan;
import dev.aludel.setting.Policies.OnUnversioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Prints what an upgrade, a downgrade or a stamp would send, as a script for psql.
 *
 * <p>A database is asked only where the range starts at {@code current}. Nothing is printed before
 * everything is known to be printable.
 */
public final class OfflineWriter {

  private final Scripts scripts;
  private final ConnectionSource source;
  private final RunSettings settings;

  /**
   * Prints these revisions.
   *
   * @param scripts the revisions
   * @param source where a connection comes from, for {@code current}
   * @param settings how a run would go about it
   */
  public OfflineWriter(Scripts scripts, ConnectionSource source, RunSettings settings) {
    this.scripts = scripts;
    this.source = source;
    this.settings = settings;
  }

  /** Where a script starts, and what was seen where the database was asked. */
  private record Start(SortedSet<String> rows, Optional<Visit> visit, Optional<Planned> redone) {

    Optional<DatabaseState> state() {
      return visit.map(Visit::state);
    }

    boolean createsTables() {
      return state()
          .map(found -> !found.versionTableExists() || !found.logTableExists())
          .orElse(rows.isEmpty());
    }
  }

  /**
   * Prints an upgrade.
   *
   * @param range {@code to} or {@code from:to}
   * @param out gets the script
   */
  public void upgrade(String range, Appendable out) {
    run(Direction.UPGRADE, OfflineRange.parse(range), out);
  }

  /**
   * Prints a downgrade.
   *
   * @param range {@code from:to}
   * @param out gets the script
   */
  public void downgrade(String range, Appendable out) {
    run(Direction.DOWNGRADE, OfflineRange.parseDown(range), out);
  }

  private void run(Direction direction, OfflineRange range, Appendable out) {
    boolean up = direction == Direction.UPGRADE;
    String command = up ? "upgrade" : "downgrade";
    Start start = start(command, range, up);
    Planned planned =
        start
            .redone()
            .orElseGet(
                () ->
                    unchanged(
                        printed(
                            command,
                            range,
                            () -> up ? upgradePlan(start, range) : downgradePlan(start, range))));
    Plan plan = planned.plan();
    if (plan.steps().isEmpty() && up && start.visit().isEmpty()) {
      requireReached(plan, range);
    }
    List<PreparedStep> steps =
        printable(planned.prepare(start.state().filter(state -> !state.pooled()), settings));
    OfflineScript script = new OfflineScript(settings, out);
    script.head(plan.rows(), plan.rowsAfter(), up ? "Upgrade" : "Downgrade", steps.size());
    if (steps.isEmpty()) {
      return;
    }
    if (start.createsTables()) {
      script.tables(up && refusesUnversioned(), start.rows(), Fingerprints.of(scripts));
    }
    script.logForm();
    List<String> adopted =
        start.visit().map(visit -> visit.agreement().toStamp()).orElse(List.of());
    if (!adopted.isEmpty()) {
      script.adopt(start.rows(), new StampRows(scripts, script.log()).inOrder(adopted));
    }
    script.steps(steps);
  }

  /**
   * Prints a stamp.
   *
   * @param range {@code to} or {@code from:to}, either with several revisions and commas between
   * @param out gets the script
   */
  public void stamp(String range, Appendable out) {
    OfflineRange parsed = OfflineRange.parse(range);
    Start start = start("stamp", parsed, false);
    Stamp stamp =
        printed(
            "stamp",
            parsed,
            () ->
                start
                    .visit()
                    .map(visit -> Stamp.plan(visit, parsed.targets(), false))
                    .orElseGet(
                        () -> Stamp.of(scripts.graph().planStamp(start.rows(), parsed.targets()))));
    StampPlan plan = stamp.plan();
    OfflineScript script = new OfflineScript(settings, out);
    List<String> logged = new StampRows(scripts, script.log()).of(stamp);
    script.head(plan.rowsBefore(), plan.rowsAfter(), "Stamp", logged.size());
    if (logged.isEmpty()) {
      return;
    }
    if (start.createsTables()) {
      script.tables(false, start.rows(), Fingerprints.of(scripts));
    }
    script.logForm();
    script.stamp(plan, logged);
  }

  private Planned unchanged(Plan plan) {
    return new Planned(scripts, scripts, plan);
  }

  private Start start(String command, OfflineRange range, boolean mayRedo) {
    if (!range.fromDatabase()) {
      return new Start(rowsAt(command, range), Optional.empty(), Optional.empty());
    }
    try (Session session = source.open(settings.limits().connectWait())) {
      Visit visit = Visit.to(session, scripts, settings);
      HistoryElsewhere.refuse(visit, new Warnings());
      new ZoneCheck(visit, new Warnings()).compare();
      if (mayRedo) {
        Optional<Planned> redone =
            printed(command, range, () -> new Planner(new Warnings()).redo(visit, range.target()));
        if (redone.isPresent()) {
          return new Start(visit.state().rows(), Optional.of(visit), redone);
        }
      }
      StateCheck check = visit.check();
      check.refuseUnknownRows();
      return new Start(check.knownRows(), Optional.of(visit), Optional.empty());
    }
  }

  /** Who prints a script must not be told to run the command. */
  private static <T> T printed(String command, OfflineRange range, Supplier<T> plan) {
    return TypedCommand.insteadOf(command + " ", command + " --sql " + range.prefix(), plan);
  }

  private SortedSet<String> rowsAt(String command, OfflineRange range) {
    SortedSet<String> rows = new TreeSet<>();
    String typed = command + " --sql %s:" + range.target();
    for (String start : range.starts()) {
      scripts.graph().resolve(start, typed).forEach(found -> rows.add(found.id()));
    }
    List<String> lower = scripts.graph().overlaps(rows);
    if (!lower.isEmpty()) {
      throw new OverlappingTargetsException(
          "The range '%s' starts at a revision that another of its starts includes: %s."
              .formatted(range.text(), StateCheck.position(lower)),
          "Leave it out: a database has a row for the highest ones alone.",
          List.copyOf(rows));
    }
    return rows;
  }

  private Plan upgradePlan(Start start, OfflineRange range) {
    start.visit().ifPresent(this::check);
    return scripts.graph().planUpgrade(start.rows(), range.target());
  }

  private Plan downgradePlan(Start start, OfflineRange range) {
    return start
        .visit()
        .map(visit -> new Planner(new Warnings()).downgrade(visit, range.target()))
        .orElseGet(() -> scripts.graph().planDowngrade(start.rows(), range.target()));
  }

  /** As a run does, but that a script can't stamp what has tables and no versions. */
  private void check(Visit visit) {
    StateCheck check = visit.check();
    if (visit.state().unversioned() && refusesUnversioned()) {
      throw check.unversioned();
    }
    visit.agreement().check(settings.policies().onChanged(), new Warnings());
    check.checkChanges(settings.policies().onChanged());
  }

  private boolean refusesUnversioned() {
    return !settings.policies().onUnversioned().equals(OnUnversioned.UPGRADE);
  }

  /** A start above its target would print nothing without a word. */
  private void requireReached(Plan plan, OfflineRange range) {
    List<String> targets =
        scripts.graph().resolve(range.target(), plan.rows()).stream()
            .map(RevisionNode::id)
            .toList();
    boolean reached = targets.isEmpty() ? plan.rows().isEmpty() : plan.rows().containsAll(targets);
    if (!reached) {
      throw new ResolutionException(
          ResolutionException.Reason.INVALID_RANGE,
          "The range '%s' holds nothing to upgrade: a database that is at %s has '%s' already."
              .formatted(range.text(), StateCheck.position(plan.rows()), range.target()),
          "Write the older end first; the way down is 'downgrade'.",
          range.text());
    }
  }

  /** Calls the Java revisions, so that every step is a list of statements. */
  private List<PreparedStep> printable(List<PreparedStep> steps) {
    List<PreparedStep> printable = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (PreparedStep step : steps) {
      try {
        printable.add(step instanceof PreparedStep.JavaStep java ? called(java, problems) : step);
      } catch (UnrunnableRevisionsException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new UnrunnableRevisionsException(problems);
    }
    return printable;
  }

  private static PreparedStep called(PreparedStep.JavaStep step, List<String> problems) {
    RevisionNode revision = step.step().revision();
    List<SqlStatement> statements;
    try {
      statements = PrintedOperations.of(step.step(), step.migration().migration());
    } catch (UnrunnableRevisionsException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(revision, e);
    } catch (Exception | LinkageError e) {
      throw failed(revision, e);
    }
    for (SqlStatement statement : statements) {
      PlanCheck.refusal(statement, step.transactional())
          .ifPresent(
              reason ->
                  problems.add(
                      "%s (%s): %s"
                          .formatted(PlanCheck.name(revision), revision.origin(), reason)));
    }
    return new PreparedStep.CalledStep(step, statements);
  }

  private static RevisionFailedException failed(RevisionNode revision, Throwable cause) {
    return new RevisionFailedException(
        "%s failed while its SQL was to be printed: %s%n%s: %s%nNothing was printed."
            .formatted(
                PlanCheck.name(revision),
                revision.origin(),
                cause.getClass().getName(),
                cause.getMessage()),
        "Correct the revision and print it again.",
        "",
        cause,
        revision.id(),
        revision.origin(),
        0,
        0);
  }
}
