package dev.aludel.spring;

import static dev.aludel.spring.Actuator.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.AludelCustomizer;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** A schema for each tenant, named by the settings or by a bean. */
@ExtendWith(PostgresExtension.class)
class TenantsPostgresTest {

  private final PostgresDatabase db;

  TenantsPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  void theActuatorTellsOfEachTenant() throws Exception {
    try (ConfigurableApplicationContext application =
        web(
            PlainApplication.class,
            Applications.on(db).with("aludel.tenants", "acme, zeta").with("server.port", "0"))) {
      application.getBean(Aludel.class).tenant("zeta").downgrade("-1");
      assertThat(get(application, "health"))
          .contains("\"default\":{\"status\":\"BEHIND\",\"tenants\":2,\"behind\":[\"zeta\"]}");
      assertThat(get(application, "health/readiness")).isEqualTo("{\"status\":\"OUT_OF_SERVICE\"}");
      assertThat(get(application, "aludel"))
          .contains(
              "\"acme\":{\"status\":\"AT_HEAD\",\"rows\":[\"20250102_090000\"]}",
              "\"zeta\":{\"status\":\"BEHIND\",\"rows\":[\"20250101_090000\"]}",
              "\"heads\":[\"20250102_090000\"]");
      MeterRegistry meters = application.getBean(MeterRegistry.class);
      assertThat(meters.get("aludel.revisions.pending").gauge().value()).isEqualTo(1);
      assertThat(meters.get("aludel.at.head").gauge().value()).isZero();
      assertThat(meters.get("aludel.revision").timers()).hasSize(2);
    }
  }

  @Test
  void theyMayBeAListOfYaml() {
    try (ConfigurableApplicationContext application =
        Applications.on(db)
            .with("aludel.tenants[0]", "acme")
            .with("aludel.tenants[1]", "zeta")
            .start(PlainApplication.class)) {
      assertThat(application.getBean(Aludel.class).tenants()).containsExactly("acme", "zeta");
    }
  }

  @Test
  void theInfoIsToldWhileTheTenantsCannotBeRead() throws Exception {
    db.execute("CREATE SCHEMA main; CREATE TABLE main.tenant AS SELECT 'acme' AS name");
    try (ConfigurableApplicationContext application =
        new SpringApplicationBuilder(PlainApplication.class, Tenants.class)
            .run(
                Applications.on(db)
                    .with("server.port", "0")
                    .with("management.endpoints.web.exposure.include", "*")
                    .arguments())) {
      db.execute("DROP TABLE main.tenant");
      assertThat(get(application, "info"))
          .contains(
              "\"aludel\":{\"default\":{\"status\":\"UNKNOWN\",\"error\":\"The names of the tenants could not be read");
    }
  }

  @Test
  void aBeanMayNameThemFromTheDatabaseItself() {
    db.execute("CREATE SCHEMA main; CREATE TABLE main.tenant AS SELECT 'acme' AS name");
    try (ConfigurableApplicationContext application =
        Applications.on(db).start(PlainApplication.class, Tenants.class)) {
      assertThat(application.getBean(Aludel.class).tenants()).containsExactly("acme");
      assertThat(db.strings("SELECT name FROM acme.customer")).containsExactly("Ada");
    }
  }

  @Test
  void aBeanThatNeedsWhatWaitsForTheSchemaIsToldWhatToUse() {
    assertThatThrownBy(
            () -> Applications.on(db).start(PlainApplication.class, Waiting.class).close())
        .rootCause()
        .hasMessage(
            "The bean 'tenants' (AludelCustomizer) is needed before the schema is there, and needs what waits for the schema: JPA, a JdbcTemplate, a DSLContext or the like.\nLet it use a DataSource, as in 'new JdbcTemplate(dataSource)', or the Aludel that it is given.");
  }

  @Configuration(proxyBeanMethods = false)
  static class Waiting {
    @Bean
    AludelCustomizer tenants(JdbcTemplate jdbc) {
      return (database, builder) ->
          builder.tenants(() -> jdbc.queryForList("SELECT name FROM tenant", String.class));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Tenants {
    @Bean
    AludelCustomizer tenants(javax.sql.DataSource dataSource) {
      // Not the application's own JdbcTemplate, which waits for the schema.
      JdbcTemplate jdbc = new JdbcTemplate(dataSource);
      return (database, builder) ->
          builder.tenants(
              () -> jdbc.queryForList("SELECT name FROM main.tenant ORDER BY 1", String.class));
    }
  }

  private static ConfigurableApplicationContext web(Class<?> source, Applications application) {
    return new SpringApplicationBuilder(source)
        .run(
            application
                .with("management.endpoints.web.exposure.include", "*")
                .with("management.endpoint.health.show-details", "always")
                .with("management.endpoint.health.probes.enabled", "true")
                .arguments());
  }
}
