package dev.aludel.internal.run;

import dev.aludel.internal.run.plan.Planned;
import dev.aludel.internal.run.plan.Planner;
import dev.aludel.internal.run.plan.PreparedStep;
import dev.aludel.internal.run.plan.Visit;
import dev.aludel.internal.run.step.Bookkeeping;
import dev.aludel.internal.run.step.Listeners;
import dev.aludel.internal.run.step.RunContext;
import dev.aludel.internal.run.step.StepRunner;
import dev.aludel.report.DryRunReport;
import dev.aludel.report.StepReport;
import dev.aludel.revision.Plan;
import dev.aludel.setting.TransactionMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tries a plan in one transaction that is rolled back at its end. */
final class DryRun {

  private final Planner planner;
  private final Visit visit;

  DryRun(Planner planner, Visit visit) {
    this.planner = planner;
    this.visit = visit;
  }

  DryRunReport run(String target, long begun) {
    Visit together = visit.with(visit.settings().with(TransactionMode.ALL));
    Planned planned = planner.upgrade(visit, target);
    Plan plan = planned.plan();
    List<StepReport> tried = new ArrayList<>();
    List<String> notTried = new ArrayList<>();
    if (!plan.steps().isEmpty()) {
      List<PreparedStep> steps = planned.prepare(visit);
      try {
        new Bookkeeping(together).tryMaking();
        StepRunner stepRunner = new StepRunner(new RunContext(together, new Listeners(List.of())));
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
        visit.session().rollback();
      }
    }
    return new DryRunReport(plan, tried, notTried, Duration.ofNanos(System.nanoTime() - begun));
  }
}
