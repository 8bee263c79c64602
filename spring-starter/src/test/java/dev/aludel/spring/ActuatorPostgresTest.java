package dev.aludel.spring;

import static dev.aludel.spring.Actuator.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(PostgresExtension.class)
class ActuatorPostgresTest {

  private final PostgresDatabase db;

  ActuatorPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  void endpointHealthInfoAndMetersTellWhereTheDatabaseStands() throws Exception {
    try (ConfigurableApplicationContext application = start("upgrade")) {
      String state = "\"default\":{\"status\":\"AT_HEAD\",\"rows\":[\"20250102_090000\"]}";
      assertThat(get(application, "health")).contains("\"aludel\":{").contains(state);
      assertThat(get(application, "health/readiness")).isEqualTo("{\"status\":\"UP\"}");
      assertThat(get(application, "info"))
          .contains("\"aludel\":{\"default\":{\"status\":\"AT_HEAD\"");
      assertThat(get(application, "aludel"))
          .contains(
              "\"status\":\"AT_HEAD\"",
              "\"rows\":[\"20250102_090000\"]",
              "\"heads\":[\"20250102_090000\"]",
              "\"pending\":[]",
              "\"id\":\"20250102_090000\",\"message\":\"add a customer\"")
          .contains("\"outcome\":\"done\"");
      MeterRegistry meters = application.getBean(MeterRegistry.class);
      assertThat(meters.get("aludel.revisions.pending").gauge().value()).isZero();
      assertThat(meters.get("aludel.at.head").gauge().value()).isEqualTo(1);
      assertThat(meters.get("aludel.revision").timer().count()).isEqualTo(2);
    }
  }

  @Test
  void aDatabaseThatIsBehindIsNotReadyButAlive() throws Exception {
    try (ConfigurableApplicationContext application = start("none")) {
      assertThat(get(application, "health/readiness")).isEqualTo("{\"status\":\"OUT_OF_SERVICE\"}");
      assertThat(get(application, "health/liveness")).isEqualTo("{\"status\":\"UP\"}");
      assertThat(
              application
                  .getBean(MeterRegistry.class)
                  .get("aludel.revisions.pending")
                  .gauge()
                  .value())
          .isEqualTo(2);
    }
  }

  private ConfigurableApplicationContext start(String mode) {
    return new SpringApplicationBuilder(PlainApplication.class)
        .run(
            Applications.on(db)
                .with("server.port", "0")
                .with("aludel.mode", mode)
                .with("management.endpoints.web.exposure.include", "*")
                .with("management.endpoint.health.show-details", "always")
                .with("management.endpoint.health.probes.enabled", "true")
                .arguments());
  }
}
