package dev.aludel.internal.run;

import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.step.Listeners;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.discovery.BuiltHistory;
import dev.aludel.report.RunReport;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An upgrade. Where the build knows what a database at head holds, that is asked first, in one
 * statement; only where it holds anything else are the revisions read, and {@link Runner} goes on
 * over the same connection.
 */
public final class Upgrade {

  /** The revisions, as far as somebody needs them. */
  public interface History {

    /** {@return what the build knows of a database at head; nothing where that has to be read} */
    Optional<BuiltHistory> built();

    /** {@return the revisions, read now or before} */
    Scripts scripts();
  }

  private final History history;
  private final ConnectionSource source;
  private final RunSettings settings;
  private final Listeners listeners;

  /**
   * An upgrade of one database.
   *
   * @param history the revisions
   * @param source where the one connection comes from
   * @param settings how to run
   * @param listeners who wants to hear of it
   */
  public Upgrade(
      History history, ConnectionSource source, RunSettings settings, Listeners listeners) {
    this.history = history;
    this.source = source;
    this.settings = settings;
    this.listeners = listeners;
  }

  /**
   * Runs what leads to a target.
   *
   * @param target an identifier
   * @return what was done
   */
  public RunReport to(String target) {
    Optional<BuiltHistory> built =
        target.equals("head") || target.equals("heads") ? history.built() : Optional.empty();
    if (built.isEmpty()) {
      return runner().run(Direction.UPGRADE, target);
    }
    long begun = System.nanoTime();
    try (Session session = source.open(settings.limits().connectWait())) {
      Optional<DatabaseState> atHead =
          settings.readStateIf(session, built.get().rows(), built.get().log());
      return atHead.isPresent()
          ? nothing(atHead.get(), target, built.get().revisions(), begun)
          : runner().upgrade(session, target, begun);
    }
  }

  private Runner runner() {
    return new Runner(history.scripts(), source, settings, listeners);
  }

  private RunReport nothing(DatabaseState state, String target, int known, long begun) {
    RunReport report =
        new RunReport(
            new Plan(Direction.UPGRADE, target, state.rows(), List.of()),
            List.of(),
            state.rows(),
            Duration.ofNanos(System.nanoTime() - begun),
            state.identity(),
            known);
    listeners.ofOneRun().finished(report);
    return report;
  }
}
