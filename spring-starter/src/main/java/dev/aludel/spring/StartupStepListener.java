package dev.aludel.spring;

import dev.aludel.error.AludelException;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.StepReport;
import dev.aludel.revision.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/** Shows each revision in the application's start-up timeline. */
final class StartupStepListener implements MigrationListener {

  private final ApplicationStartup startup;
  private final String database;
  private final String tenant;
  private @Nullable StartupStep current;

  StartupStepListener(ApplicationStartup startup, String database) {
    this(startup, database.isEmpty() ? "default" : database, "");
  }

  private StartupStepListener(ApplicationStartup startup, String database, String tenant) {
    this.startup = startup;
    this.database = database;
    this.tenant = tenant;
  }

  @Override
  public MigrationListener ofTenant(String schema) {
    return new StartupStepListener(startup, database, schema);
  }

  @Override
  public void started(Step step) {
    current =
        startup
            .start("aludel.revision")
            .tag("revision", step.revision().id())
            .tag("database", database);
    if (!tenant.isEmpty()) {
      current.tag("tenant", tenant);
    }
  }

  @Override
  public void done(StepReport report) {
    end();
  }

  @Override
  public void failed(Step step, AludelException error) {
    end();
  }

  private void end() {
    if (current != null) {
      current.end();
      current = null;
    }
  }
}
