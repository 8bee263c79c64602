package dev.aludel.internal.run.step;

import dev.aludel.error.AludelException;
import dev.aludel.error.VetoedException;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.Progress;
import dev.aludel.report.RunReport;
import dev.aludel.report.StepReport;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every listener of an event; only a refusal of the plan reaches the run. */
public final class Listeners {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private final List<MigrationListener> listeners;

  /**
   * Tells these listeners, in their order.
   *
   * @param listeners who wants to hear
   */
  public Listeners(List<MigrationListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Tells one listener, and others behind it.
   *
   * @param first who hears first
   * @param others who else wants to hear
   */
  public Listeners(MigrationListener first, List<MigrationListener> others) {
    List<MigrationListener> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    this.listeners = List.copyOf(all);
  }

  /** The same listeners, for one run: they hear of one event of it at a time. */
  public Listeners ofOneRun() {
    return new Listeners(listeners);
  }

  /**
   * The listeners of one tenant.
   *
   * @param schema the tenant's schema
   * @return what hears of it
   */
  public Listeners ofTenant(String schema) {
    return new Listeners(
        listeners.stream().map(listener -> listener.ofTenant(schema)).collect(Collectors.toList()));
  }

  public void planned(Plan plan) {
    for (MigrationListener listener : listeners) {
      try {
        listener.planned(plan);
      } catch (Exception e) {
        throw new VetoedException(
            "The listener "
                + listener.getClass().getName()
                + " refused the plan of "
                + plan.steps().size()
                + " revision(s): "
                + e.getMessage(),
            "Nothing was run. Mend what it asks for, then run it again.",
            e);
      }
    }
  }

  void started(Step step) {
    tell(listener -> listener.started(step));
  }

  void retried(Step step, int attempt, String reason) {
    tell(listener -> listener.retried(step, attempt, reason));
  }

  void noticed(Step step, String severity, String message) {
    tell(listener -> listener.noticed(step, severity, message));
  }

  void progress(Step step, Progress progress) {
    tell(listener -> listener.progress(step, progress));
  }

  void done(StepReport report) {
    tell(listener -> listener.done(report));
  }

  void failed(Step step, AludelException error) {
    tell(listener -> listener.failed(step, error));
  }

  public void finished(RunReport report) {
    tell(listener -> listener.finished(report));
  }

  private synchronized void tell(Consumer<MigrationListener> event) {
    for (MigrationListener listener : listeners) {
      try {
        event.accept(listener);
      } catch (RuntimeException e) {
        LOG.warn("The listener {} failed; the run goes on", listener.getClass().getName(), e);
      }
    }
  }
}
