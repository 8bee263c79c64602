package dev.aludel.internal.run;

import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.run.plan.Planned;
import dev.aludel.internal.run.plan.Planner;
import dev.aludel.internal.run.plan.PreparedStep;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.step.Bookkeeping;
import dev.aludel.internal.run.step.Listeners;
import dev.aludel.internal.run.step.RunContext;
import dev.aludel.internal.run.step.StepRunner;
import dev.aludel.internal.script.Scripts;
import dev.aludel.report.DryRunReport;
import dev.aludel.report.StepReport;
import dev.aludel.revision.Plan;
import dev.aludel.setting.TransactionMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries a plan in one transaction that is rolled back at its end. */
final class DryRun {

  private final Planner planner;
  private final Scripts scripts;
  private final RunSettings settings;
  private final Session session;

  DryRun(Planner planner, Scripts scripts, RunSettings settings, Session session) {
    this.planner = planner;
    this.scripts = scripts;
    this.settings = settings;
    this.session = session;
  }

  DryRunReport run(String target, long begun) {
    RunSettings together = settings.with(TransactionMode.ALL);
    DatabaseState look = together.look(session);
    Planned planned = planner.upgrade(session, look, target);
    Plan plan = planned.plan();
    List<StepReport> tried = new ArrayList<>();
    List<String> notTried = new ArrayList<>();
    if (!plan.steps().isEmpty()) {
      List<PreparedStep> steps = planned.prepare(Optional.of(look), settings);
      try {
        new Bookkeeping(session, together, scripts, look).tryMaking();
        StepRunner stepRunner =
            new StepRunner(new RunContext(session, together, look, new Listeners(List.of())));
        for (PreparedStep prepared : steps) {
          if (!notTried.isEmpty() || !prepared.transactional()) {
            notTried.add(prepared.step().revision().id());
            continue;
          }
          long stepBegun = System.nanoTime();
          stepRunner.attempt(prepared, plan.rows(), 1);
          tried.add(
              new StepReport(prepared.step(), Duration.ofNanos(System.nanoTime() - stepBegun)));
        }
      } finally {
        session.rollback();
      }
    }
    return new DryRunReport(plan, tried, notTried, Duration.ofNanos(System.nanoTime() - begun));
  }
}
