package dev.aludel.spring.actuate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How many revisions each database lacks, and whether it is at head. */
final class AludelMeters implements MeterBinder {

  private final DatabaseReports reports;

  AludelMeters(DatabaseReports reports) {
    this.reports = reports;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (String name : reports.names()) {
      String database = name.isEmpty() ? "default" : name;
      Gauge.builder("aludel.revisions.pending", reports, all -> all.known(name).pending())
          .description("How many revisions of this build the database lacks")
          .tag("database", database)
          .register(registry);
      Gauge.builder("aludel.at.head", reports, all -> all.known(name).atHead())
          .description("Whether the database has every revision of this build")
          .tag("database", database)
          .register(registry);
    }
  }
}
