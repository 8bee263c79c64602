package dev.aludel.report;

import dev.aludel.error.AludelException;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Step;

/**
 * Hears of everything a run does, on the thread that runs it; of {@link #progress} from another.
 *
 * <p>An exception from {@link #planned} stops the run before anything happened: a veto, because a
 * backup is missing or the hour is wrong. An exception from any other method is logged and changes
 * nothing.
 */
public interface MigrationListener {

  /**
   * The plan is ready; nothing has run yet. Not called where there is nothing to do.
   *
   * @param plan what will run
   * @throws Exception to refuse the plan
   */
  default void planned(Plan plan) throws Exception {}

  /**
   * A step begins.
   *
   * @param step the step
   */
  default void started(Step step) {}

  /**
   * A step was rolled back and begins again.
   *
   * @param step the step
   * @param attempt the number of the attempt that begins, from 2
   * @param reason why the last one failed
   */
  default void retried(Step step, int attempt, String reason) {}

  /**
   * A step that takes longer is still at work; told about every second, from another thread while
   * the run's own waits for the server, and never at the same time as any other event.
   *
   * @param step the step
   * @param progress how far it has come
   */
  default void progress(Step step, Progress progress) {}

  /**
   * The server said something while a step was at work; told once the step is over, before {@link
   * #done} or {@link #failed}. Of very many only the first are told, and then how many more there
   * were.
   *
   * @param step the step
   * @param severity {@code NOTICE} or {@code WARNING}
   * @param message what it says, on one line
   */
  default void noticed(Step step, String severity, String message) {}

  /**
   * A step is done and committed.
   *
   * @param report the step and its duration
   */
  default void done(StepReport report) {}

  /**
   * A step failed for good and was rolled back; the run ends with this error.
   *
   * @param step the step
   * @param error what the run throws
   */
  default void failed(Step step, AludelException error) {}

  /**
   * The listener for one tenant, where a database has several. Tenants may run at the same time: a
   * listener that keeps something from one event to the next returns another one for each tenant.
   *
   * @param schema the tenant's schema
   * @return this listener, unless it was made to say otherwise
   */
  default MigrationListener ofTenant(String schema) {
    return this;
  }

  /**
   * The run is over and every step is done; also where there was nothing to do.
   *
   * @param report what was done
   */
  default void finished(RunReport report) {}
}
