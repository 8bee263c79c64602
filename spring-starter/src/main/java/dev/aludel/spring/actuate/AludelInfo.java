package dev.aludel.spring.actuate;

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
    builder.withDetail("aludel", HealthFacts.read(reports).details());
  }
}
