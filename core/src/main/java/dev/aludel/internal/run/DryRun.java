package dev.aludel.internal.run;

import dev.aludel.internal.database.Look;
import dev.aludel.internal.database.Session;
import dev.aludel.report.DryRunReport;
import dev.aludel.report.StepReport;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.setting.TransactionMode;
import java.util.ArrayList;
import java.util.List;

/** Tries a plan in one transaction that is rolled back at its end. */
final class DryRun {

  private final Runner runner;
  private final Session session;

  DryRun(Runner runner, Session session) {
    this.runner = runner;
    this.session = session;
  }

  DryRunReport run(String target, long begun) {
    RunSettings together = runner.settings().with(TransactionMode.ALL);
    Look look = together.look(session);
    Plan plan = runner.plan(Direction.UPGRADE, target, look);
    List<StepReport> tried = new ArrayList<>();
    List<String> notTried = new ArrayList<>();
    if (!plan.steps().isEmpty()) {
      List<Prepared> steps = new PlanCheck(runner.scripts(), look, runner.settings()).prepare(plan);
      try {
        new Bookkeeping(session, together, runner.scripts(), look).tryMaking();
        StepRunner stepRunner =
            new StepRunner(new RunContext(session, together, look, new Listeners(List.of())));
        for (Prepared prepared : steps) {
          if (!notTried.isEmpty() || !prepared.transactional()) {
            notTried.add(prepared.step().revision().id());
            continue;
          }
          long stepBegun = System.nanoTime();
          stepRunner.attempt(prepared, plan.rows(), 1);
          tried.add(new StepReport(prepared.step(), Runner.since(stepBegun)));
        }
      } finally {
        session.rollback();
      }
    }
    return new DryRunReport(plan, tried, notTried, Runner.since(begun));
  }
}
