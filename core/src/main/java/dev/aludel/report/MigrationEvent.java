package dev.aludel.report;

import dev.aludel.error.AludelException;
import dev.aludel.revision.Step;
import java.util.function.Consumer;

/** What became of a step, as a value that an application's framework can hand on as an event. */
public sealed interface MigrationEvent {

  /** {@return the name of the database; empty for the one without a name} */
  String database();

  /** {@return the tenant's schema; empty where the database has no tenants} */
  String tenant();

  /** {@return the step} */
  Step step();

  /**
   * A step begins.
   *
   * @param database the name of the database
   * @param tenant the tenant's schema, or an empty text
   * @param step the step
   */
  record Started(String database, String tenant, Step step) implements MigrationEvent {}

  /**
   * A step is done and committed.
   *
   * @param database the name of the database
   * @param tenant the tenant's schema, or an empty text
   * @param report the step and its duration
   */
  record Done(String database, String tenant, StepReport report) implements MigrationEvent {
    @Override
    public Step step() {
      return report.step();
    }
  }

  /**
   * A step failed for good and was rolled back.
   *
   * @param database the name of the database
   * @param tenant the tenant's schema, or an empty text
   * @param step the step
   * @param error what the run throws
   */
  record Failed(String database, String tenant, Step step, AludelException error)
      implements MigrationEvent {}

  /**
   * Makes a listener that hands events on.
   *
   * @param database the name of the database
   * @param consumer takes them, on the thread that runs the steps
   * @return the listener
   */
  static MigrationListener listener(String database, Consumer<MigrationEvent> consumer) {
    return listener(database, "", consumer);
  }

  private static MigrationListener listener(
      String database, String tenant, Consumer<MigrationEvent> consumer) {
    return new MigrationListener() {
      @Override
      public void started(Step step) {
        consumer.accept(new Started(database, tenant, step));
      }

      @Override
      public void done(StepReport report) {
        consumer.accept(new Done(database, tenant, report));
      }

      @Override
      public void failed(Step step, AludelException error) {
        consumer.accept(new Failed(database, tenant, step, error));
      }

      @Override
      public MigrationListener ofTenant(String schema) {
        return listener(database, schema, consumer);
      }
    };
  }
}
