package dev.aludel.internal.run;

import dev.aludel.internal.text.Gaps;
import dev.aludel.internal.text.ShownText;
import dev.aludel.report.DatabaseIdentity;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.RunReport;
import dev.aludel.report.StepReport;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Step;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Writes one line to the log for each revision, with its duration, and one for the whole run. */
public final class LoggingListener implements MigrationListener {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private final String database;
  private final String about;
  private final boolean tenant;

  /**
   * Writes about one database.
   *
   * @param database its name, where the application has several; else an empty text
   */
  public LoggingListener(String database) {
    this(database, database.isEmpty() ? "" : ShownText.line("Database " + database + ": "), false);
  }

  private LoggingListener(String database, String about, boolean tenant) {
    this.database = database;
    this.about = about;
    this.tenant = tenant;
  }

  @Override
  public MigrationListener ofTenant(String schema) {
    return new LoggingListener(
        database,
        ShownText.line(
            database.isEmpty()
                ? "Tenant " + schema + ": "
                : "Database " + database + ", tenant " + schema + ": "),
        true);
  }

  @Override
  public void planned(Plan plan) {
    int redone = takenBackFirst(plan);
    LOG.info(
        "{}{} to '{}': {}{} revision(s) to run, from {}",
        about,
        plan.direction() == Direction.UPGRADE ? "Upgrade" : "Downgrade",
        ShownText.line(plan.target()),
        redone == 0 ? "" : redone + " to take back, then ",
        plan.steps().size() - redone,
        rows(plan.rows()));
  }

  @Override
  public void started(Step step) {
    LOG.debug("{}{} of {} begins", about, verb(step), step.revision().id());
  }

  @Override
  public void noticed(Step step, String severity, String message) {
    String text = "{}{}: {}: {}";
    if (severity.equals("WARNING")) {
      LOG.warn(text, about, step.revision().id(), severity, message);
    } else {
      LOG.info(text, about, step.revision().id(), severity, message);
    }
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

  /** A thousand tenants with nothing to do need no line each: their start has one for all. */
  @Override
  public void finished(RunReport report) {
    boolean nothing = report.steps().isEmpty();
    int redone = takenBackFirst(report.plan());
    String did =
        nothing
            ? Gaps.fill("Nothing to run of %s revision(s)", report.known())
            : "%s %s of %s revision(s)"
                .formatted(
                    redone == 0 ? "Ran" : "Took %s back and ran".formatted(redone),
                    report.steps().size() - redone,
                    report.known());
    LOG.atLevel(nothing && tenant ? Level.DEBUG : Level.INFO)
        .log(about + result(did, report.duration(), report.database(), report.rowsAfter()));
  }

  /** How many changed revisions an upgrade takes back, to run them again. */
  private static int takenBackFirst(Plan plan) {
    int redone = 0;
    if (plan.direction() == Direction.UPGRADE) {
      for (Step step : plan.steps()) {
        redone += step.direction() == Direction.DOWNGRADE ? 1 : 0;
      }
    }
    return redone;
  }

  /** Says what was done to which database, how long it took, and where the database is now. */
  static String result(
      String did, Duration took, DatabaseIdentity database, Collection<String> rows) {
    return Gaps.fill("%s in %s ms; %s is at %s", did, took.toMillis(), place(database), rows(rows));
  }

  static String place(DatabaseIdentity found) {
    return ShownText.line(
        Gaps.fill(
            "the database '%s' (schema '%s', user '%s')",
            found.database(), found.schema(), found.user()));
  }

  private static String rows(Collection<String> rows) {
    return rows.isEmpty() ? "base" : ShownText.line(String.join(", ", rows));
  }

  private static String verb(Step step) {
    return step.direction().name().toLowerCase(Locale.ROOT);
  }
}
