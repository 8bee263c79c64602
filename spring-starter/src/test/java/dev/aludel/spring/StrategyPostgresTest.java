package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.setting.StartMode;
import dev.aludel.spring.plain.PlainApplication;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** A bean in place of what the settings say of the start. */
@ExtendWith(PostgresExtension.class)
class StrategyPostgresTest {

  private static final String NAMES = "SELECT name FROM customer ORDER BY id";
  private static final String TABLES = "SELECT relname FROM pg_class WHERE relname = 'customer'";

  private final PostgresDatabase db;
  private final PostgresDatabase other;

  StrategyPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
    this.other = db.fresh();
  }

  @Test
  void whatItThrowsKeepsTheApplicationFromStartingAndTheDatabaseAsItWas() {
    assertThatThrownBy(() -> Applications.on(db).start(PlainApplication.class, WithoutBackup.class))
        .rootCause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no backup of today");
    assertThat(db.strings(TABLES)).isEmpty();
  }

  @Test
  void itCanTakeTheDatabaseDownBeforeItComesUp() {
    Applications.on(db).start(PlainApplication.class).close();
    db.execute("INSERT INTO customer (id, name) VALUES (2, 'Left over')");
    Applications.on(db).start(PlainApplication.class, FromScratch.class).close();
    assertThat(db.strings(NAMES)).containsExactly("Ada");
    assertThat(
            db.strings("SELECT direction || ' ' || revision FROM aludel_log ORDER BY started_at"))
        .containsExactly(
            "upgrade 20250101_090000",
            "upgrade 20250102_090000",
            "downgrade 20250102_090000",
            "downgrade 20250101_090000",
            "upgrade 20250101_090000",
            "upgrade 20250102_090000");
  }

  @Test
  void itIsAskedForEachDatabaseAndTheSettingsStillHoldForStart() {
    Asked.names.clear();
    Applications.on(db)
        .with("aludel.mode", "none")
        .with("aludel.databases.reports.url", other.url())
        .with("aludel.databases.reports.user", other.user())
        .with("aludel.databases.reports.password", other.password())
        .with("aludel.databases.reports.locations", "classpath:reports/migrations")
        .start(PlainApplication.class, Asked.class)
        .close();
    assertThat(Asked.names).containsExactly("'' NONE", "'reports' UPGRADE");
    assertThat(db.strings(TABLES)).isEmpty();
    assertThat(other.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250103_090000");
  }

  @Test
  void oneThatWaitsForTheSchemaItselfIsToldSo() {
    assertThatThrownBy(
            () -> Applications.on(db).start(PlainApplication.class, NeedsTheSchema.class))
        .rootCause()
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "The bean 'strategy' (AludelStrategy) is needed before the schema is there, and needs what waits for the schema: JPA, a JdbcTemplate, a DSLContext or the like.\nLet it use a DataSource, as in 'new JdbcTemplate(dataSource)', or the Aludel that it is given.");
    assertThat(db.strings(TABLES)).isEmpty();
  }

  @Test
  void oneThatDoesNotTellWhatItDidIsRefused() {
    assertThatThrownBy(
            () -> Applications.on(db).start(PlainApplication.class, Silent.class).close())
        .rootCause()
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "The AludelStrategy of the database 'default' doesn't tell what it did.\nLet it return what 'aludel.start()' returns, or StartMode.NONE.");
  }

  @Configuration(proxyBeanMethods = false)
  static class Silent {
    @Bean
    @SuppressWarnings("NullAway")
    AludelStrategy strategy() {
      return (database, aludel) -> null;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class WithoutBackup {
    @Bean
    AludelStrategy strategy() {
      return (database, aludel) -> {
        throw new IllegalStateException("no backup of today");
      };
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class FromScratch {
    @Bean
    AludelStrategy strategy() {
      return (database, aludel) -> {
        aludel.downgrade("base");
        return aludel.start();
      };
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Asked {
    static final List<String> names = new CopyOnWriteArrayList<>();

    @Bean
    AludelStrategy strategy() {
      return (database, aludel) -> {
        StartMode mode = aludel.start();
        names.add("'" + database + "' " + mode);
        return mode;
      };
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class NeedsTheSchema {
    @Bean
    AludelStrategy strategy(JdbcTemplate template) {
      return (database, aludel) -> {
        template.execute("SELECT 1");
        return aludel.start();
      };
    }
  }
}
