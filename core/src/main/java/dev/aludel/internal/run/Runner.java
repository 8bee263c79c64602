package dev.aludel.internal.run;

import dev.aludel.error.AludelException;
import dev.aludel.error.QueryFailedException;
import dev.aludel.error.RowsMovedException;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.LogForm;
import dev.aludel.internal.database.MigrationLock;
import dev.aludel.internal.database.Observer;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.run.plan.HistoryElsewhere;
import dev.aludel.internal.run.plan.Planned;
import dev.aludel.internal.run.plan.Planner;
import dev.aludel.internal.run.plan.PreparedStep;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.plan.Stamp;
import dev.aludel.internal.run.plan.StateCheck;
import dev.aludel.internal.run.plan.Visit;
import dev.aludel.internal.run.plan.Warnings;
import dev.aludel.internal.run.plan.ZoneCheck;
import dev.aludel.internal.run.step.Bookkeeping;
import dev.aludel.internal.run.step.Listeners;
import dev.aludel.internal.run.step.PlanRunner;
import dev.aludel.internal.run.step.ProgressWatch;
import dev.aludel.internal.run.step.RunContext;
import dev.aludel.internal.script.Scripts;
import dev.aludel.report.DryRunReport;
import dev.aludel.report.RunReport;
import dev.aludel.report.StepReport;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.StampPlan;
import dev.aludel.setting.RepairDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out an upgrade, a downgrade or a stamp: look, lock, look again, plan, step by step. */
public final class Runner {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private final Scripts scripts;
  private final ConnectionSource source;
  private final RunSettings settings;
  private final Listeners listeners;
  private final Warnings warnings = new Warnings();
  private final Planner planner;

  /**
   * Runs these revisions against one database.
   *
   * @param scripts the revisions
   * @param source where the one connection comes from
   * @param settings how to run
   * @param listeners who wants to hear of it
   */
  public Runner(
      Scripts scripts, ConnectionSource source, RunSettings settings, Listeners listeners) {
    this.scripts = scripts;
    this.source = source;
    this.settings = settings;
    this.listeners = listeners.ofOneRun();
    this.planner = new Planner(warnings);
  }

  /**
   * Runs what leads from the database's rows to a target.
   *
   * @param direction which way
   * @param target an identifier
   * @return what was done
   */
  public RunReport run(Direction direction, String target) {
    return run(direction, target, Optional.empty());
  }

  /**
   * Runs a plan that somebody has seen, and nothing else.
   *
   * @param seen the plan
   * @return what was done
   * @throws RowsMovedException where another plan leads to its target by now
   */
  public RunReport run(Plan seen) {
    return run(seen.direction(), seen.target(), Optional.of(seen));
  }

  private RunReport run(Direction direction, String target, Optional<Plan> seen) {
    long begun = System.nanoTime();
    try (Session session = source.open(settings.limits().connectWait())) {
      return run(session, direction, target, seen, begun);
    }
  }

  /**
   * Runs an upgrade over a connection that is there already.
   *
   * @param session the connection; the caller closes it
   * @param target an identifier
   * @param begun when the upgrade began, by {@link System#nanoTime}
   * @return what was done
   */
  public RunReport upgrade(Session session, String target, long begun) {
    return run(session, Direction.UPGRADE, target, Optional.empty(), begun);
  }

  private RunReport run(
      Session session, Direction direction, String target, Optional<Plan> seen, long begun) {
    Visit first = visit(session);
    Plan plan = planner.plan(first, direction, target).plan();
    seen.ifPresent(expected -> refuseAnother(expected, plan));
    boolean adopt = direction == Direction.UPGRADE && first.state().unversioned();
    if (plan.steps().isEmpty() && !adopt) {
      return report(first, plan, List.of(), plan.rows(), begun);
    }
    return locked(first, visit -> runLocked(visit, direction, target, seen, begun));
  }

  private static void refuseAnother(Plan seen, Plan now) {
    if (!now.equals(seen)) {
      throw new RowsMovedException(
          "The database or the revisions have changed since this was planned: the version table held %s then, and holds %s now."
              .formatted(StateCheck.position(seen.rows()), StateCheck.position(now.rows())),
          "Nothing was done. Look again at what is to be done now, and say so anew.",
          List.copyOf(now.rows()));
    }
  }

  private RunReport runLocked(
      Visit found, Direction direction, String target, Optional<Plan> seen, long begun) {
    List<StepReport> done = new ArrayList<>();
    Optional<Plan> announced = Optional.empty();
    Visit visit = found;
    while (true) {
      Planned planned;
      List<PreparedStep> steps;
      try {
        if (direction == Direction.UPGRADE && visit.state().unversioned()) {
          visit = new Adoption(visit).run();
        }
        planned = planner.plan(visit, direction, target);
        steps = planned.prepare(visit);
      } catch (AludelException e) {
        visit = movedOn(visit, e);
        continue;
      }
      Plan plan = planned.plan();
      if (announced.isEmpty()) {
        seen.ifPresent(expected -> refuseAnother(expected, plan));
      }
      if (plan.steps().isEmpty()) {
        // What another process did in the meantime counts: the database is where this visit found
        // it.
        return report(
            visit, done.isEmpty() ? plan : announced.orElseThrow(), done, plan.rows(), begun);
      }
      if (announced.isEmpty()) {
        new ZoneCheck(visit, warnings).compare();
        listeners.planned(plan);
        announced = Optional.of(plan);
      }
      try {
        Visit ready = new Bookkeeping(visit).ensureTables();
        try (ProgressWatch watch = watch(visit.state())) {
          new PlanRunner(new RunContext(ready, listeners), listeners, watch).run(plan, steps, done);
        }
        return report(visit, announced.get(), done, plan.rowsAfter(), begun);
      } catch (RowsMovedException e) {
        visit = movedOn(visit, e);
      }
    }
  }

  /**
   * Through a pooler nothing is locked between two transactions: another process may have taken its
   * turn, and then what failed is planned anew.
   *
   * @return what is there now
   * @throws AludelException the failure, where nobody else was at work
   */
  private static Visit movedOn(Visit visit, AludelException failure) {
    if (!visit.state().pooled()) {
      throw failure;
    }
    Visit now = visit.again();
    if (!(failure instanceof RowsMovedException)
        && now.state().rows().equals(visit.state().rows())) {
      throw failure;
    }
    LOG.debug("Planning anew", failure);
    return now;
  }

  /** Through a pooler nobody knows which backend works for us. */
  private ProgressWatch watch(DatabaseState state) {
    return new ProgressWatch(
        state.pooled()
            ? Optional.empty()
            : source.observer().map(from -> new Observer(from, state.backend())),
        listeners);
  }

  private RunReport report(
      Visit visit, Plan plan, List<StepReport> done, SortedSet<String> rowsAfter, long begun) {
    RunReport report =
        new RunReport(
            plan,
            done,
            rowsAfter,
            Duration.ofNanos(System.nanoTime() - begun),
            visit.state().identity(),
            scripts.graph().revisions().size());
    listeners.finished(report);
    return report;
  }

  /**
   * Tries an upgrade in one transaction, and rolls it back.
   *
   * @param target an identifier
   * @return what was tried
   */
  public DryRunReport dryRun(String target) {
    long begun = System.nanoTime();
    try (Session session = source.open(settings.limits().connectWait())) {
      return locked(visit(session), visit -> dryRun(visit, target, begun));
    }
  }

  private DryRunReport dryRun(Visit found, String target, long begun) {
    Visit visit = found;
    while (true) {
      try {
        return new DryRun(planner, visit).run(target, begun);
      } catch (AludelException e) {
        visit = movedOn(visit, e);
      }
    }
  }

  /**
   * Settles a revision that the log and the database disagree about.
   *
   * @param identifier names one revision
   * @param decision how
   */
  public void repair(String identifier, RepairDecision decision) {
    try (Session session = source.open(settings.limits().connectWait())) {
      locked(
          visit(session),
          visit -> {
            new Repair(visit).settle(identifier, decision);
            return decision;
          });
    }
  }

  /**
   * Moves the rows to the targets without running anything.
   *
   * @param targets what the database is taken to be at
   * @param purge whether rows that no one knows go as well
   * @return what moved
   */
  public StampPlan stamp(List<String> targets, boolean purge) {
    try (Session session = source.open(settings.limits().connectWait())) {
      return locked(visit(session), visit -> stampLocked(visit, targets, purge));
    }
  }

  private static StampPlan stampLocked(Visit visit, List<String> targets, boolean purge) {
    if (!purge) {
      visit.check().refuseUnknownRows();
    }
    Stamp stamp = Stamp.plan(visit, targets, purge);
    new Bookkeeping(visit).stamp(stamp);
    return stamp.plan();
  }

  /** Makes the tables where they are missing, and the schema they belong to. */
  public void ensureTables() {
    try (Session session = source.open(settings.limits().connectWait())) {
      Visit first = visit(session);
      if (first.state().versionTableExists()
          && first.state().logTableExists()
          && first.state().tables().logForm().equals(LogForm.NOW)) {
        return;
      }
      locked(
          first,
          visit -> {
            if (!visit.state().logTableExists()) {
              visit.check().refuseUnknownRows();
              visit.agreement().check(warnings);
            }
            return new Bookkeeping(visit).ensureTables();
          });
    }
  }

  private Visit visit(Session session) {
    Visit visit = Visit.to(session, scripts, settings);
    HistoryElsewhere.refuse(visit, warnings);
    return visit;
  }

  /**
   * Does something while no other process does, with what is there by then, on a session that goes
   * back as it came.
   */
  private <T> T locked(Visit first, Function<Visit, T> work) {
    refuseStandby(first.state());
    Session session = first.session();
    if (first.state().pooled()) {
      session.lent().useOnlyLocalSettings();
      return work.apply(first.again());
    }
    MigrationLock lock =
        MigrationLock.acquire(session, first.state(), settings.limits().lockWait());
    try {
      session.lent().remember();
      return work.apply(first.again());
    } finally {
      // Inside a transaction that failed the lock could not be given back, and would stay with the
      // pool.
      session.leaveTransaction();
      lock.release();
    }
  }

  private static void refuseStandby(DatabaseState state) {
    if (state.inRecovery()) {
      throw new QueryFailedException(
          "The server is a standby, which can't be written to.",
          "Point the URL at the primary, for instance with 'targetServerType=primary'.",
          "25006",
          null);
    }
  }
}
