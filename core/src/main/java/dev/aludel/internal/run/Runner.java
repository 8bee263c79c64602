package dev.aludel.internal.run;

import dev.aludel.error.QueryFailedException;
import dev.aludel.error.RowsMovedException;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.LogForm;
import dev.aludel.internal.database.MigrationLock;
import dev.aludel.internal.database.Observer;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.run.plan.Agreement;
import dev.aludel.internal.run.plan.Elsewhere;
import dev.aludel.internal.run.plan.Planned;
import dev.aludel.internal.run.plan.Planner;
import dev.aludel.internal.run.plan.PreparedStep;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.plan.Stamp;
import dev.aludel.internal.run.plan.StateCheck;
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
import dev.aludel.setting.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;
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
    this.planner = new Planner(scripts, settings, warnings);
  }

  /**
   * Runs what leads from the database's rows to a target.
   *
   * @param direction which way
   * @param target an identifier
   * @return what was done
   */
  public RunReport run(Direction direction, String target) {
    long begun = System.nanoTime();
    try (Session session = source.open(settings.limits().connectWait())) {
      DatabaseState look = look(session);
      Plan plan = planner.plan(session, look, direction, target).plan();
      boolean adopt = direction == Direction.UPGRADE && look.unversioned();
      if (plan.steps().isEmpty() && !adopt) {
        return report(look, plan, List.of(), plan.rows(), begun);
      }
      refuseStandby(look);
      return locked(session, look, () -> runLocked(session, direction, target, begun));
    }
  }

  private RunReport runLocked(Session session, Direction direction, String target, long begun) {
    List<StepReport> done = new ArrayList<>();
    Optional<Plan> announced = Optional.empty();
    while (true) {
      DatabaseState look = settings.look(session);
      if (direction == Direction.UPGRADE && look.unversioned()) {
        look = new Adoption(session, settings, scripts, look).run();
      }
      Planned planned = planner.plan(session, look, direction, target);
      Plan plan = planned.plan();
      if (plan.steps().isEmpty()) {
        // What another process did in the meantime counts: the database is where this look found
        // it.
        return report(
            look, done.isEmpty() ? plan : announced.orElseThrow(), done, plan.rows(), begun);
      }
      List<PreparedStep> steps = planned.prepare(Optional.of(look), settings);
      if (announced.isEmpty()) {
        new ZoneCheck(settings, look, warnings).compare(session);
        listeners.planned(plan);
        announced = Optional.of(plan);
      }
      try {
        DatabaseState ready = new Bookkeeping(session, settings, scripts, look).ensureTables();
        try (ProgressWatch watch = watch(look)) {
          new PlanRunner(new RunContext(session, settings, ready, listeners), listeners, watch)
              .run(plan, steps, done);
        }
        return report(look, announced.get(), done, plan.rowsAfter(), begun);
      } catch (RowsMovedException e) {
        if (!look.pooled()) {
          throw e;
        }
        // Through a pooler nothing is locked between two revisions: another process took its turn.
        LOG.debug("Planning anew", e);
      }
    }
  }

  /** Through a pooler nobody knows which backend works for us. */
  private ProgressWatch watch(DatabaseState look) {
    return new ProgressWatch(
        look.pooled()
            ? Optional.empty()
            : source.observer().map(from -> new Observer(from, look.backend())),
        listeners);
  }

  private RunReport report(
      DatabaseState look,
      Plan plan,
      List<StepReport> done,
      SortedSet<String> rowsAfter,
      long begun) {
    RunReport report =
        new RunReport(
            plan,
            done,
            rowsAfter,
            Duration.ofNanos(System.nanoTime() - begun),
            look.identity(),
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
      DatabaseState first = look(session);
      refuseStandby(first);
      return locked(
          session, first, () -> new DryRun(planner, scripts, settings, session).run(target, begun));
    }
  }

  /**
   * Settles a revision that the log and the database disagree about.
   *
   * @param identifier names one revision
   * @param settlement how
   */
  public void repair(String identifier, Settlement settlement) {
    try (Session session = source.open(settings.limits().connectWait())) {
      DatabaseState first = look(session);
      refuseStandby(first);
      locked(
          session,
          first,
          () -> {
            new Repair(session, settings, scripts).settle(identifier, settlement);
            return settlement;
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
      DatabaseState first = look(session);
      refuseStandby(first);
      return locked(session, first, () -> stampLocked(session, targets, purge));
    }
  }

  private StampPlan stampLocked(Session session, List<String> targets, boolean purge) {
    DatabaseState look = settings.look(session);
    if (!purge) {
      new StateCheck(scripts, look).refuseUnknownRows();
    }
    Stamp stamp = Stamp.plan(scripts, look, targets, purge);
    new Bookkeeping(session, settings, scripts, look).stamp(stamp);
    return stamp.plan();
  }

  /** Makes the tables where they are missing, and the schema they belong to. */
  public void ensureTables() {
    try (Session session = source.open(settings.limits().connectWait())) {
      DatabaseState first = look(session);
      if (first.versionTableExists()
          && first.logTableExists()
          && first.tables().logForm().equals(LogForm.NOW)) {
        return;
      }
      refuseStandby(first);
      locked(
          session,
          first,
          () -> {
            DatabaseState look = settings.look(session);
            if (!look.logTableExists()) {
              new StateCheck(scripts, look).refuseUnknownRows();
              new Agreement(scripts, look).check(warnings);
            }
            new Bookkeeping(session, settings, scripts, look).ensureTables();
            return look;
          });
    }
  }

  private DatabaseState look(Session session) {
    return new Elsewhere(scripts, settings, warnings).look(session);
  }

  /** Does something while no other process does, on a session that goes back as it came. */
  private <T> T locked(Session session, DatabaseState look, Supplier<T> work) {
    if (look.pooled()) {
      session.lent().useOnlyLocalSettings();
      return work.get();
    }
    MigrationLock lock = MigrationLock.acquire(session, look, settings.limits().lockWait());
    try {
      session.lent().remember();
      return work.get();
    } finally {
      // Inside a transaction that failed the lock could not be given back, and would stay with the
      // pool.
      session.leaveTransaction();
      lock.release();
    }
  }

  private static void refuseStandby(DatabaseState look) {
    if (look.inRecovery()) {
      throw new QueryFailedException(
          "The server is a standby, which can't be written to.",
          "Point the URL at the primary, for instance with 'targetServerType=primary'.",
          "25006",
          null);
    }
  }
}
