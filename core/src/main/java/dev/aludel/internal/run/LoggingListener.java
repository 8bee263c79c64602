package dev.aludel.internal.run;

import dev.aludel.internal.text.ShownText;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.RunReport;
import dev.aludel.report.StepReport;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Step;
import java.util.Collection;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one line to the log for each revision, with its duration. */
public final class LoggingListener implements MigrationListener {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private final String database;
  private final String about;

  /**
   * Writes about one database.
   *
   * @param database its name, where the application has several; else an empty text
   */
  public LoggingListener(String database) {
    this(database, database.isEmpty() ? "" : ShownText.line("Database " + database + ": "));
  }

  private LoggingListener(String database, String about) {
    this.database = database;
    this.about = about;
  }

  @Override
  public MigrationListener ofTenant(String schema) {
    return new LoggingListener(
        database,
        ShownText.line(
            database.isEmpty()
                ? "Tenant " + schema + ": "
                : "Database " + database + ", tenant " + schema + ": "));
  }

  @Override
  public void planned(Plan plan) {
    LOG.info(
        "{}{} to '{}': {} revision(s) to run, from {}",
        about,
        plan.direction() == Direction.UPGRADE ? "Upgrade" : "Downgrade",
        ShownText.line(plan.target()),
        plan.steps().size(),
        rows(plan.rows()));
  }

  @Override
  public void started(Step step) {
    LOG.debug("{}{} of {} begins", about, verb(step), step.revision().id());
  }

  @Override
  public void done(StepReport report) {
    Step step = report.step();
    LOG.info(
        "{}{} {}{} ({} ms)",
        about,
        step.direction() == Direction.UPGRADE ? "Upgraded" : "Downgraded",
        step.revision().id(),
        step.revision().message().isEmpty() ? "" : ", " + ShownText.line(step.revision().message()),
        report.duration().toMillis());
  }

  @Override
  public void finished(RunReport report) {
    LOG.info(
        "{}{} revision(s) in {} ms; the database is at {}",
        about,
        report.steps().size(),
        report.duration().toMillis(),
        rows(report.rowsAfter()));
  }

  private static String rows(Collection<String> rows) {
    return rows.isEmpty() ? "base" : ShownText.line(String.join(", ", rows));
  }

  private static String verb(Step step) {
    return step.direction().name().toLowerCase(Locale.ROOT);
  }
}
