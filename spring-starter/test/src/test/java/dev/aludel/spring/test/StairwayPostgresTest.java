package dev.aludel.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.RevisionFailedException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.StairwayReport;
import dev.aludel.spring.plain.PlainApplication;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(PostgresExtension.class)
class StairwayPostgresTest {

  private static final String NAMES = "SELECT name FROM customer ORDER BY id";

  private final PostgresDatabase db;
  private final PostgresDatabase other;

  StairwayPostgresTest(PostgresDatabase shared) {
    this.db = shared.fresh();
    this.other = shared.fresh();
  }

  @Test
  void everyRevisionIsTriedBesideTheApplicationsDatabase() {
    try (ConfigurableApplicationContext application = start("classpath:shop/migrations")) {
      db.execute("INSERT INTO customer (id, name) VALUES (7, 'Kept')");
      StairwayReport report = Stairway.climb(application);
      assertThat(report.climbed()).containsExactly("20250101_090000", "20250102_090000");
      assertThat(report.oneWay()).isEmpty();
    }
    assertThat(db.strings(NAMES)).containsExactly("Ada", "Kept");
    assertThat(scratches()).isEmpty();
  }

  @Test
  void aDowngradeThatForgetsSomethingFails() {
    try (ConfigurableApplicationContext application = start("classpath:one_way")) {
      assertThatThrownBy(() -> Stairway.climb(application))
          .isInstanceOf(RevisionFailedException.class)
          .hasMessageContaining("relation \"forgotten\" already exists");
    }
    assertThat(scratches()).isEmpty();
  }

  @Test
  void aFurtherDatabaseHasRevisionsOfItsOwn() {
    try (ConfigurableApplicationContext application =
        start(
            "classpath:shop/migrations",
            "--aludel.databases.reports.url=" + other.url(),
            "--aludel.databases.reports.user=" + other.user(),
            "--aludel.databases.reports.password=" + other.password(),
            "--aludel.databases.reports.locations=classpath:reports/migrations")) {
      assertThat(Stairway.climb(application, "reports", other.dataSource()).climbed())
          .containsExactly("20250103_090000");
    }
  }

  @Test
  void eachTenantWouldClimbTheSameStairs() {
    try (ConfigurableApplicationContext application =
        start("classpath:shop/migrations", "--aludel.tenants=acme,globex")) {
      assertThat(Stairway.climb(application).climbed())
          .containsExactly("20250101_090000", "20250102_090000");
    }
  }

  @Test
  void whoMayNotMakeDatabasesIsToldWhatIsMissing() {
    String poor = db.name() + "_poor";
    db.execute(
        "CREATE ROLE " + poor + " LOGIN PASSWORD '" + db.password() + "'",
        "GRANT CREATE, USAGE ON SCHEMA public TO " + poor);
    try (ConfigurableApplicationContext application = startAs(poor, "classpath:shop/migrations")) {
      assertThatThrownBy(() -> Stairway.climb(application))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "'%s' can't make a database beside '%s': ERROR: permission denied to create database%nGive the user CREATEDB, as containers and embedded servers do.",
              poor, db.name());
    } finally {
      db.execute("DROP OWNED BY " + poor, "DROP ROLE " + poor);
    }
  }

  private ConfigurableApplicationContext start(String locations, String... more) {
    return startAs(db.user(), locations, more);
  }

  private ConfigurableApplicationContext startAs(String user, String locations, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--spring.datasource.url=" + db.url(),
                "--spring.datasource.username=" + user,
                "--spring.datasource.password=" + db.password(),
                "--spring.main.banner-mode=off",
                "--aludel.locations=" + locations));
    arguments.addAll(List.of(more));
    return new SpringApplicationBuilder(PlainApplication.class)
        .web(WebApplicationType.NONE)
        .run(arguments.toArray(String[]::new));
  }

  private List<String> scratches() {
    return db.strings(
        "SELECT datname FROM pg_database WHERE datname LIKE '" + db.name() + "_stairway%'");
  }
}
