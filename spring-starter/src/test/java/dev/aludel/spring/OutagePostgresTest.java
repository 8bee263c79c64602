package dev.aludel.spring;

import static dev.aludel.spring.Actuator.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.FaultyLine;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import dev.aludel.time.TurnedClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Probes while the database is away or the pool is used up. The pool lets a request wait for ten
 * minutes, so that a probe that waited with it would end the test.
 */
@ExtendWith(PostgresExtension.class)
@Timeout(300)
class OutagePostgresTest {

  private static final String UP = "{\"status\":\"UP\"}";

  private final PostgresDatabase db;
  private final TurnedClock watch = new TurnedClock();

  OutagePostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  void twoHundredProbesDuringAnOutageOfAMinuteFindTheSchemaWhereItWas() throws Exception {
    try (FaultyLine line = new FaultyLine(db);
        ConfigurableApplicationContext application = start(line.url())) {
      assertThat(get(application, "health/readiness")).isEqualTo(UP);
      line.loseServer();
      List<String> answers = new ArrayList<>();
      for (int probe = 0; probe < 200; probe++) {
        watch.turn(Duration.ofMillis(300));
        answers.add(get(application, "health/readiness"));
      }
      assertThat(answers).containsOnly(UP);
      assertThat(get(application, "health/aludel"))
          .contains("\"status\":\"UP\"", "\"status\":\"AT_HEAD\"", "\"age\":\"60 s\"")
          .contains(
              "\"error\":\"No connection from the application's data source within 250 ms.\"");
      assertThat(get(application, "aludel"))
          .contains("\"status\":\"AT_HEAD\"", "\"ageSeconds\":60", "\"error\":\"No connection");
      MeterRegistry meters = application.getBean(MeterRegistry.class);
      assertThat(meters.get("aludel.at.head").gauge().value()).isEqualTo(1);
      assertThat(meters.get("aludel.revisions.pending").gauge().value()).isZero();
    }
  }

  @Test
  void aPoolThatIsUsedUpSaysNothingOfTheSchema() throws Exception {
    try (ConfigurableApplicationContext application = start(db.url())) {
      assertThat(get(application, "health/readiness")).isEqualTo(UP);
      try (Connection used = application.getBean(DataSource.class).getConnection()) {
        assertThat(used.isClosed()).isFalse();
        watch.turn(Duration.ofSeconds(11));
        assertThat(get(application, "health/readiness")).isEqualTo(UP);
        assertThat(get(application, "info")).contains("within 250 ms");
      }
      watch.turn(Duration.ofSeconds(11));
      assertThat(get(application, "info"))
          .contains("{\"default\":{\"status\":\"AT_HEAD\",\"rows\":[\"20250102_090000\"]}}");
    }
  }

  private ConfigurableApplicationContext start(String url) {
    return new SpringApplicationBuilder(PlainApplication.class)
        .initializers(
            context ->
                ((GenericApplicationContext) context)
                    .registerBean("aludelClock", Clock.class, () -> watch))
        .run(
            Applications.on(db)
                .with("spring.datasource.url", url)
                .with("spring.datasource.hikari.connection-timeout", "600000")
                .with("server.port", "0")
                .with("management.endpoints.web.exposure.include", "*")
                .with("management.endpoint.health.show-details", "always")
                .with("management.endpoint.health.probes.enabled", "true")
                .arguments());
  }
}
