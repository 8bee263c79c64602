package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import dev.aludel.spring.shop.ShopApplication;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Flyway, Liquibase, and scripts of Spring Boot's own, in the same application. */
@ExtendWith({PostgresExtension.class, OutputCaptureExtension.class})
class OtherToolsPostgresTest {

  private static final String FLYWAY =
      "Aludel and Flyway are both active on one database of this application, and may change the same schema."
          + " Switch one off, with 'aludel.enabled=false' or 'spring.flyway.enabled=false'.";
  private static final String LIQUIBASE =
      "Aludel and Liquibase are both active on one database of this application, and may change the same schema."
          + " Switch one off, with 'aludel.enabled=false' or 'spring.liquibase.enabled=false'.";

  private static final String CHANGES = "classpath:liquibase/changelog.sql";

  private final PostgresDatabase db;
  private final PostgresDatabase other;

  OtherToolsPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
    this.other = db.fresh();
  }

  @Test
  void flywayOnTheSameDataSourceIsNamed(CapturedOutput output) {
    assertThat(warnings(withFlyway(), output)).containsExactly(FLYWAY);
  }

  @Test
  void flywayWithAConnectionOfItsOwnToTheSameDatabaseIsNamed(CapturedOutput output) {
    assertThat(
            warnings(
                withFlyway()
                    .with("spring.flyway.url", db.url() + "?ApplicationName=flyway")
                    .with("spring.flyway.user", db.user())
                    .with("spring.flyway.password", db.password()),
                output))
        .containsExactly(FLYWAY);
  }

  @Test
  void flywayOnAnotherDatabaseIsNobodysBusiness(CapturedOutput output) {
    assertThat(
            warnings(
                withFlyway()
                    .with("spring.flyway.url", other.url())
                    .with("spring.flyway.user", other.user())
                    .with("spring.flyway.password", other.password()),
                output))
        .isEmpty();
    assertThat(other.strings("SELECT 1 FROM pg_class WHERE relname = 'flyway_schema_history'"))
        .isNotEmpty();
  }

  @Test
  void liquibaseOnTheSameDataSourceIsNamed(CapturedOutput output) {
    assertThat(warnings(withLiquibase(), output)).containsExactly(LIQUIBASE);
    assertThat(db.strings("SELECT id FROM databasechangelog")).containsExactly("create-note");
  }

  @Test
  void liquibaseWithAConnectionOfItsOwnToTheSameDatabaseIsNamed(CapturedOutput output) {
    assertThat(
            warnings(
                withLiquibase()
                    .with("spring.liquibase.url", db.url() + "?ApplicationName=liquibase")
                    .with("spring.liquibase.user", db.user())
                    .with("spring.liquibase.password", db.password()),
                output))
        .containsExactly(LIQUIBASE);
  }

  @Test
  void liquibaseOnAnotherDatabaseIsNobodysBusiness(CapturedOutput output) {
    assertThat(
            warnings(
                withLiquibase()
                    .with("spring.liquibase.url", other.url())
                    .with("spring.liquibase.user", other.user())
                    .with("spring.liquibase.password", other.password()),
                output))
        .isEmpty();
    assertThat(other.strings("SELECT id FROM databasechangelog")).containsExactly("create-note");
  }

  @Test
  void everyToolIsNamedAndNoneThatIsSwitchedOff(CapturedOutput output) {
    assertThat(warnings(Applications.on(db), output)).isEmpty();
    assertThat(
            warnings(
                withFlyway()
                    .with("spring.flyway.baseline-on-migrate", "true")
                    .with("spring.liquibase.enabled", "true")
                    .with("spring.liquibase.change-log", CHANGES),
                output))
        .containsExactly(FLYWAY, LIQUIBASE);
  }

  @Test
  void scriptsThatWaitForEntitiesRunAfterBoth() {
    try (ConfigurableApplicationContext application =
        Applications.on(db)
            .with("spring.jpa.defer-datasource-initialization", "true")
            .with("spring.sql.init.mode", "always")
            .with("spring.sql.init.data-locations", "classpath:shop/data.sql")
            .start(ShopApplication.class)) {
      assertThat(
              application
                  .getBean(JdbcTemplate.class)
                  .queryForList("SELECT name FROM customer ORDER BY id", String.class))
          .containsExactly("Ada", "Edsger");
    }
  }

  private Applications withFlyway() {
    return withTables().with("spring.flyway.enabled", "true");
  }

  private Applications withLiquibase() {
    return withTables()
        .with("spring.liquibase.enabled", "true")
        .with("spring.liquibase.change-log", CHANGES);
  }

  /** A pool of one is too small for Flyway, and both leave tables of theirs before. */
  private Applications withTables() {
    return Applications.on(db)
        .with("spring.datasource.hikari.maximum-pool-size", "3")
        .with("aludel.on-unversioned", "upgrade");
  }

  private static List<String> warnings(Applications application, CapturedOutput output) {
    application.start(PlainApplication.class).close();
    return output
        .getAll()
        .lines()
        .filter(line -> line.contains("Aludel and "))
        .map(line -> line.replaceFirst(".* - ", ""))
        .toList();
  }
}
