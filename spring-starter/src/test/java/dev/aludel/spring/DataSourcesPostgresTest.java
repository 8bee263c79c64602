package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(PostgresExtension.class)
class DataSourcesPostgresTest {

  private static final String ROWS = "SELECT version_num FROM aludel_version";
  private static final String TABLES =
      "SELECT relname FROM pg_class WHERE relname IN ('customer', 'report') ORDER BY 1";

  private final PostgresDatabase db;
  private final PostgresDatabase other;

  DataSourcesPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
    this.other = db.fresh();
  }

  @Test
  void itsOwnUrlGoesBeforeTheApplicationsDataSource() {
    Applications.on(db)
        .with("aludel.url", other.url())
        .with("aludel.user", other.user())
        .with("aludel.password", other.password())
        .start(PlainApplication.class)
        .close();
    assertThat(db.strings(TABLES)).isEmpty();
    assertThat(other.strings(TABLES)).containsExactly("customer");
  }

  @Test
  void itsOwnUserWorksOnTheApplicationsDatabase() {
    String owner = db.name() + "_owner";
    db.execute(
        "CREATE ROLE " + owner + " LOGIN PASSWORD 'secret'",
        "GRANT CREATE, USAGE ON SCHEMA public TO " + owner);
    try {
      Applications.on(db)
          .with("aludel.user", owner)
          .with("aludel.password", "secret")
          .start(PlainApplication.class)
          .close();
      assertThat(db.strings("SELECT tableowner FROM pg_tables WHERE tablename = 'customer'"))
          .containsExactly(owner);
    } finally {
      db.execute("DROP OWNED BY " + owner, "DROP ROLE " + owner);
    }
  }

  @Test
  void theMarkedDataSourceGoesBeforeTheApplications() {
    try (ConfigurableApplicationContext application =
        Applications.on(db)
            .with("test.url", other.url())
            .with("test.user", other.user())
            .with("test.password", other.password())
            .start(PlainApplication.class, Marked.class)) {
      assertThat(
              application
                  .getBean(JdbcTemplate.class)
                  .queryForObject("SELECT current_database()", String.class))
          .isEqualTo(db.name());
    }
    assertThat(db.strings(TABLES)).isEmpty();
    assertThat(other.strings(ROWS)).containsExactly("20250102_090000");
  }

  @Test
  void furtherDatabasesHaveSettingsOfTheirOwn() {
    Applications.on(db)
        .with("aludel.databases.reports.url", other.url())
        .with("aludel.databases.reports.user", other.user())
        .with("aludel.databases.reports.password", other.password())
        .with("aludel.databases.reports.locations", "classpath:reports/migrations")
        .start(PlainApplication.class)
        .close();
    assertThat(db.strings(TABLES)).containsExactly("customer");
    assertThat(other.strings(TABLES)).containsExactly("report");
    assertThat(other.strings(ROWS)).containsExactly("20250103_090000");
  }

  @Test
  void aFurtherDatabaseNeedsADataSourceAndLocationsOfItsOwn() {
    assertThatThrownBy(
            () ->
                Applications.on(db)
                    .with("aludel.databases.reports.locations", "classpath:reports/migrations")
                    .start(PlainApplication.class))
        .rootCause()
        .hasMessage(
            "The database 'reports' has neither a URL nor a data source.\nSet 'aludel.databases.reports.url', mark its data source with @AludelDataSource(\"reports\"), or call the bean 'reportsDataSource'.");
    assertThatThrownBy(
            () ->
                Applications.on(db)
                    .with("aludel.databases.reports.url", other.url())
                    .with("aludel.databases.reports.shema", "x")
                    .start(PlainApplication.class))
        .rootCause()
        .hasMessage("Database 'reports': There is no setting 'shema'.\nDid you mean 'schema'?");
    assertThatThrownBy(
            () ->
                Applications.on(db)
                    .with("aludel.databases.reports.url", other.url())
                    .start(PlainApplication.class))
        .rootCause()
        .hasMessage(
            "The database 'reports' has no locations, and would run the revisions of another one.\nSet 'aludel.databases.reports.locations'.");
  }

  @Test
  void connectionDetailsGoBeforeTheDataSourceUnlessTheyYield() {
    Applications.on(db)
        .with("test.url", other.url())
        .with("test.user", other.user())
        .with("test.password", other.password())
        .start(PlainApplication.class, Details.class)
        .close();
    assertThat(db.strings(TABLES)).isEmpty();
    assertThat(other.strings(TABLES)).containsExactly("customer");
  }

  @Test
  void theSameSetUpWorksOnAnotherDataSource() {
    try (ConfigurableApplicationContext application =
        Applications.on(db)
            .with("aludel.mode", "none")
            .with("aludel.version-schema", "elsewhere")
            .start(PlainApplication.class)) {
      AludelDatabases databases = application.getBean(AludelDatabases.class);
      databases.on("", other.dataSource()).upgrade();
      assertThatThrownBy(() -> databases.on("reports", other.dataSource()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "There is no database 'reports' under 'aludel.databases'; there is 'default'.");
    }
    assertThat(db.strings(TABLES)).isEmpty();
    assertThat(other.strings("SELECT version_num FROM elsewhere.aludel_version"))
        .containsExactly("20250102_090000");
  }

  @Test
  void credentialsThatChangeWhileItRunsHoldForTheNextConnection() {
    String first = db.name() + "_first";
    String second = db.name() + "_second";
    db.execute(
        "CREATE ROLE " + first + " LOGIN PASSWORD 'one'",
        "CREATE ROLE " + second + " LOGIN PASSWORD 'two' IN ROLE " + first,
        "GRANT CREATE, USAGE ON SCHEMA public TO " + first);
    Rotating.details.set(new Rotating(db.url(), first, "one"));
    try (ConfigurableApplicationContext application =
        Applications.withoutDatabase()
            .with("aludel.locations", "classpath:shop/migrations")
            .start(ModesPostgresTest.BareApplication.class, Secrets.class)) {
      Rotating.details.set(new Rotating(db.url(), second, "two"));
      Rotating.asked.clear();
      db.execute("ALTER ROLE " + first + " NOLOGIN");
      assertThat(application.getBean(Aludel.class).current().rows())
          .containsExactly("20250102_090000");
      assertThat(Rotating.asked).containsExactly("two");
    } finally {
      db.execute("DROP OWNED BY " + first, "DROP ROLE " + second, "DROP ROLE " + first);
    }
  }

  @Test
  void aReactiveApplicationsUrlIsReadForJdbc() {
    Applications.withoutDatabase()
        .with("spring.r2dbc.url", db.url().replace("jdbc:", "r2dbc:pool:"))
        .with("spring.r2dbc.username", db.user())
        .with("spring.r2dbc.password", db.password())
        .with("aludel.locations", "classpath:shop/migrations")
        .start(ModesPostgresTest.BareApplication.class)
        .close();
    assertThat(db.strings(TABLES)).containsExactly("customer");
  }

  @Test
  void userAndPasswordOfAReactiveUrlAreDecoded() {
    String role = db.name() + "_reactive";
    db.execute(
        "CREATE ROLE " + role + " LOGIN PASSWORD 'p@ss/wörd'",
        "GRANT CREATE ON SCHEMA public TO " + role);
    try {
      Applications.withoutDatabase()
          .with(
              "spring.r2dbc.url",
              db.url()
                  .replace(
                      "jdbc:postgresql://", "r2dbc:postgresql://" + role + ":p%40ss%2Fw%C3%B6rd@"))
          .with("aludel.locations", "classpath:shop/migrations")
          .start(ModesPostgresTest.BareApplication.class)
          .close();
      assertThat(db.strings("SELECT tableowner FROM pg_tables WHERE tablename = 'customer'"))
          .containsExactly(role);
    } finally {
      db.execute("DROP OWNED BY " + role, "DROP ROLE " + role);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Marked {
    @Bean(defaultCandidate = false)
    @AludelDataSource
    DataSource owner(
        @Value("${test.url}") String url,
        @Value("${test.user}") String user,
        @Value("${test.password}") String password) {
      return DataSourceBuilder.create().url(url).username(user).password(password).build();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Details {
    @Bean
    AludelConnectionDetails details(
        @Value("${test.url}") String url,
        @Value("${test.user}") String user,
        @Value("${test.password}") String password) {
      return new AludelConnectionDetails() {
        @Override
        public String url() {
          return url;
        }

        @Override
        public String user() {
          return user;
        }

        @Override
        public String password() {
          return password;
        }
      };
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Secrets {
    @Bean
    AludelConnectionDetails details() {
      return new AludelConnectionDetails() {
        @Override
        public String url() {
          return Rotating.now().url();
        }

        @Override
        public String user() {
          return Rotating.now().user();
        }

        @Override
        public String password() {
          Rotating.asked.add(Rotating.now().password());
          return Rotating.now().password();
        }
      };
    }
  }

  private record Rotating(String url, String user, String password) {
    static final AtomicReference<Rotating> details = new AtomicReference<>();
    static final List<String> asked = new CopyOnWriteArrayList<>();

    static Rotating now() {
      return Objects.requireNonNull(details.get());
    }
  }
}
