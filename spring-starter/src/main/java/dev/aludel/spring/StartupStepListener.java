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
  private @Nullable StartupStep current;

  StartupStepListener(ApplicationStartup startup, String database) {
    this.startup = startup;
    this.database = database;
  }

  @Override
  public void started(Step step) {
    current =
        startup
            .start("aludel.revision")
            .tag("revision", step.revision().id())
            .tag("database", database.isEmpty() ? "default" : database);
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
