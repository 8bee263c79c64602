package dev.aludel.spring.actuate;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/** Out of service while a database lacks revisions of this build; on Boot 3. */
final class Boot3HealthIndicator extends AbstractHealthIndicator {

  private final DatabaseReports reports;

  Boot3HealthIndicator(DatabaseReports reports) {
    super("Where the databases stand could not be read");
    this.reports = reports;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    HealthFacts facts = HealthFacts.read(reports);
    builder.status(facts.ready() ? Status.UP : Status.OUT_OF_SERVICE).withDetails(facts.details());
  }
}
