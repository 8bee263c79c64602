package dev.aludel.spring.actuate;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Out of service while a database lacks revisions of this build; on Boot 4. */
final class Boot4HealthIndicator extends AbstractHealthIndicator {

  private final DatabaseReports reports;

  Boot4HealthIndicator(DatabaseReports reports) {
    super("Where the databases stand could not be read");
    this.reports = reports;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    HealthFacts facts = HealthFacts.read(reports);
    builder.status(facts.ready() ? Status.UP : Status.OUT_OF_SERVICE).withDetails(facts.details());
  }
}
