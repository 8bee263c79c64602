package dev.aludel.spring.actuate;

import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Adds each database's standing and rows to the info endpoint. */
final class AludelInfo implements InfoContributor {

  private final DatabaseReports reports;

  AludelInfo(DatabaseReports reports) {
    this.reports = reports;
  }

  @Override
  public void contribute(Info.Builder builder) {
    builder.withDetail("aludel", facts());
  }

  /** What is said of the application holds while its database is away, too. */
  private Map<String, Object> facts() {
    try {
      return HealthFacts.read(reports).details();
    } catch (RuntimeException e) {
      return Map.of("error", "Where the databases stand could not be read; 'health' tells why.");
    }
  }
}
