package dev.aludel.internal.run.step;

import dev.aludel.error.AludelException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.RowsMovedException;
import dev.aludel.internal.database.Notices;
import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.run.plan.PlanCheck;
import dev.aludel.internal.run.plan.PreparedStep;
import dev.aludel.report.StepReport;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Step;
import dev.aludel.setting.TransactionMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the steps of a plan, each in a transaction of its own, in segments, or all in one.
 */
public final class PlanRunner {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private final RunContext context;
  private final Listeners listeners;
  private final ProgressWatch watch;

  public PlanRunner(RunContext context, Listeners listeners, ProgressWatch watch) {
    this.context = context;
    this.listeners = listeners;
    this.watch = watch;
  }

  /**
   * Runs every step.
   *
   * @param plan what was planned
   * @param steps its steps
   * @param done takes a report of each step that is done
   */
  public void run(Plan plan, List<PreparedStep> steps, List<StepReport> done) {
    if (context.settings().transaction() == TransactionMode.ALL) {
      runTogether(plan, steps, done);
      return;
    }
    for (PreparedStep prepared : steps) {
      listeners.started(prepared.step());
      long begun = System.nanoTime();
      try {
        watched(prepared);
      } catch (RowsMovedException e) {
        throw e;
      } catch (AludelException e) {
        listeners.failed(prepared.step(), e);
        throw e;
      } catch (ServerException e) {
        AludelException failed =
            e.failureOf("Running " + PlanCheck.name(prepared.step().revision()));
        listeners.failed(prepared.step(), failed);
        throw failed;
      }
      StepReport report =
          new StepReport(prepared.step(), Duration.ofNanos(System.nanoTime() - begun));
      done.add(report);
      listeners.done(report);
    }
  }

  /** Also of a step that fails, since that may say why. */
  private void tellNotices(Step step) {
    Notices.NewNotices taken = context.session().notices().take();
    for (Notices.Notice notice : taken.first()) {
      listeners.noticed(step, notice.warning() ? "WARNING" : "NOTICE", notice.text());
    }
    if (taken.more() > 0) {
      listeners.noticed(
          step, "NOTICE", "… and %s more, which are not shown.".formatted(taken.more()));
    }
  }

  private void watched(PreparedStep prepared) {
    context.session().notices().take();
    watch.begin(prepared.step());
    try {
      if (prepared.transactional()) {
        new StepRunner(context).run(prepared, prepared.step().rowsBefore());
      } else {
        new SegmentRunner(context, prepared).run();
      }
    } finally {
      watch.end();
      tellNotices(prepared.step());
    }
  }

  private void runTogether(Plan plan, List<PreparedStep> steps, List<StepReport> done) {
    if (!steps.stream().allMatch(PreparedStep::repeatable)) {
      context.session().lent().endShortForms();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        List<StepReport> reports = beginTogether(plan, steps, attempt);
        done.addAll(reports);
        reports.forEach(listeners::done);
        return;
      } catch (FailedStep failed) {
        RevisionFailedException error = failed.error;
        if (!context.attempts().again(error, attempt, failed.prepared.options())) {
          new StepRunner(context).logFailure(failed.prepared, error);
          listeners.failed(failed.prepared.step(), error);
          throw error;
        }
        context.retrying(failed.prepared.step(), attempt, error);
      }
    }
  }

  private List<StepReport> beginTogether(Plan plan, List<PreparedStep> steps, int attempt)
      throws FailedStep {
    try {
      return attemptTogether(plan, steps, attempt);
    } catch (TransactionRunner.BeginAgain e) {
      LOG.debug("A revision left something in the session; all of them run once more", e);
      return attemptTogether(plan, steps, attempt);
    }
  }

  private List<StepReport> attemptTogether(Plan plan, List<PreparedStep> steps, int attempt)
      throws FailedStep {
    StepRunner runner = new StepRunner(context);
    List<StepReport> reports = new ArrayList<>();
    for (PreparedStep prepared : steps) {
      listeners.started(prepared.step());
      long begun = System.nanoTime();
      watch.begin(prepared.step());
      try {
        if (reports.isEmpty()) {
          runner.attemptFirst(prepared, plan.rows(), attempt);
        } else {
          runner.attempt(prepared, plan.rows(), attempt);
        }
      } catch (RevisionFailedException e) {
        throw new FailedStep(prepared, e);
      } finally {
        watch.end();
        tellNotices(prepared.step());
      }
      reports.add(new StepReport(prepared.step(), Duration.ofNanos(System.nanoTime() - begun)));
    }
    PreparedStep last = steps.get(steps.size() - 1);
    try {
      runner.commitAll(last, plan.rows());
    } catch (RevisionFailedException e) {
      throw new FailedStep(last, e);
    }
    return reports;
  }

  /** Which step of a run in one transaction failed. */
  private static final class FailedStep extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient PreparedStep prepared;
    private final RevisionFailedException error;

    FailedStep(PreparedStep prepared, RevisionFailedException error) {
      super(error);
      this.prepared = prepared;
      this.error = error;
    }
  }
}
