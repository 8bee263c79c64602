package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.AludelBuilder;
import dev.aludel.AludelCustomizer;
import dev.aludel.error.QueryFailedException;
import dev.aludel.quarkus.revisions.Greeter;
import dev.aludel.report.MigrationEvent;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.StepReport;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two databases with a data source each, and everything that beans add. */
class BeansTest {

  private static final TestDatabase DB = TestDatabase.of("beans");
  private static final TestDatabase REPORTS = TestDatabase.of("beans_reports");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      DB.in(
          new QuarkusUnitTest()
              .withApplicationRoot(
                  jar ->
                      jar.addClasses(
                              TestDatabase.class,
                              Everything.class,
                              OnlyReports.class,
                              Renamed.class,
                              OfReports.class)
                          .addPackage(Greeter.class.getPackage())
                          .addAsResource("shop/migrations"))
              .withAdditionalDependency(jar -> jar.addAsResource("reports/migrations"))
              .overrideConfigKey(
                  "quarkus.aludel.locations",
                  "classpath:shop/migrations,classpath:dev/aludel/quarkus/revisions")
              .overrideConfigKey("quarkus.application.name", "shop")
              .overrideRuntimeConfigKey("test.greeting", "Hello")
              .overrideConfigKey("quarkus.datasource.reports.db-kind", "postgresql")
              .overrideRuntimeConfigKey("quarkus.datasource.reports.jdbc.url", REPORTS.url())
              .overrideRuntimeConfigKey("quarkus.datasource.reports.username", REPORTS.user())
              .overrideRuntimeConfigKey("quarkus.datasource.reports.password", REPORTS.password())
              .overrideConfigKey("quarkus.aludel.reports.locations", "reports/migrations")
              .overrideConfigKey("quarkus.aludel.reports.allow-several-heads", "true")
              .overrideConfigKey("quarkus.aludel.reports.placeholders.schema", "untitled")
              .overrideConfigKey("quarkus.hibernate-orm.enabled", "false"));

  @Inject Aludel aludel;

  @Inject
  @AludelDataSource("reports")
  Aludel reports;

  @Inject AludelDatabases databases;
  @Inject Everything everything;

  @Inject
  @AludelDataSource("reports")
  OnlyReports onlyReports;

  @Inject
  @AludelDataSource("reports")
  OfReports ofReports;

  @Test
  void aRevisionHasItsPartsInjectedAndOthersAreMadeByTheLibrary() {
    assertThat(DB.strings("SELECT name FROM customer ORDER BY id"))
        .containsExactly("Hello Ada", "Grace");
    assertThat(System.getProperty("test.initialised")).contains("Quarkus Runtime ClassLoader");
  }

  @Test
  void aCustomizerHasTheLastWord() {
    assertThat(DB.strings("SELECT version_num FROM shop_version"))
        .containsExactly("20250104_090000");
  }

  @Test
  void aCustomizerThatNamesADatabaseIsCalledOnceForThatOneAlone() {
    assertThat(ofReports.asked).containsExactly("reports");
  }

  @Test
  void severalHeadsAreAllUpgradedToWhereTheyAreAllowed() {
    assertThat(REPORTS.strings("SELECT version_num FROM aludel_version ORDER BY 1"))
        .containsExactly("20250102_100000", "20250102_110000");
    assertThat(
            REPORTS.strings(
                "SELECT column_default FROM information_schema.columns WHERE column_name = 'title'"))
        .containsExactly("'untitled'::text");
  }

  @Test
  void listenersHearOfAllDatabasesOrOfTheOneTheyName() {
    assertThat(everything.heard)
        .startsWith(
            "20250101_090000",
            "20250102_090000",
            "20250103_090000",
            "20250104_090000",
            "20250101_100000",
            "20250102_100000",
            "20250102_110000");
    assertThat(onlyReports.heard)
        .startsWith("20250101_100000", "20250102_100000", "20250102_110000");
  }

  @Test
  void whatBecameOfEachStepIsAnEvent() {
    assertThat(everything.events)
        .startsWith("started  20250101_090000", "done  20250101_090000")
        .contains("started reports 20250101_100000", "done reports 20250101_100000");
  }

  @Test
  void theLogNamesTheApplication() {
    assertThat(REPORTS.strings("SELECT DISTINCT split_part(executed_by, ' ', 2) FROM aludel_log"))
        .containsExactly("shop");
  }

  @Test
  void everyDatabaseHasABean() {
    assertThat(databases.names()).containsExactly("", "reports");
    assertThat(databases.get("")).isSameAs(aludel);
    assertThat(databases.get("reports")).isSameAs(reports);
    assertThat(aludel.current().rows()).containsExactly("20250104_090000");
    assertThat(reports.current().rows()).containsExactly("20250102_100000", "20250102_110000");
    assertThatThrownBy(() -> databases.get("sales"))
        .hasMessage("There is no database 'sales' under 'quarkus.aludel'; there are [, reports].");
  }

  @Test
  void aResetEmptiesTheSchemaButForExtensionsAndUpgradesAgain() {
    REPORTS.execute(
        """
        CREATE EXTENSION pg_trgm;
        CREATE TYPE mood AS ENUM ('fine');
        CREATE DOMAIN small AS integer CHECK (VALUE < 10);
        CREATE TYPE pair AS (a integer, b mood);
        CREATE TABLE "Left over" (id serial, mood mood);
        CREATE TABLE parted (id integer, half integer GENERATED ALWAYS AS (id / 2) STORED) PARTITION BY RANGE (id);
        CREATE TABLE parted_other PARTITION OF parted DEFAULT;
        CREATE VIEW looked AS SELECT mood FROM "Left over";
        CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql AS 'SELECT 2 * $1';
        INSERT INTO report (id) VALUES (1);
        """);
    new AludelSchemaProvider().resetDatabase("reports");
    assertThat(REPORTS.strings("SELECT count(*) FROM report")).containsExactly("0");
    assertThat(
            REPORTS.strings(
                """
                SELECT relname FROM pg_class
                 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'S', 'c')
                 ORDER BY 1
                """))
        .containsExactly("aludel_log", "aludel_log_id_seq", "aludel_version", "report");
    assertThat(REPORTS.strings("SELECT typname FROM pg_type WHERE typname IN ('mood', 'small')"))
        .isEmpty();
    assertThat(
            REPORTS.strings("SELECT proname FROM pg_proc WHERE proname IN ('twice', 'similarity')"))
        .containsExactly("similarity");
    assertThat(reports.current().atHeads()).isTrue();
  }

  @Test
  void aResetThatFailsLeavesEverything() {
    REPORTS.execute(
        """
        CREATE TYPE stubborn AS ENUM ('no');
        CREATE SCHEMA guard;
        CREATE FUNCTION guard.refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF EXISTS (SELECT FROM pg_event_trigger_dropped_objects() WHERE object_name = 'stubborn') THEN
            RAISE 'It stays.';
          END IF;
        END $$;
        CREATE EVENT TRIGGER guarded ON sql_drop EXECUTE FUNCTION guard.refuse();
        """);
    try {
      assertThatThrownBy(() -> new AludelSchemaProvider().resetDatabase("reports"))
          .isInstanceOf(QueryFailedException.class)
          .hasMessageStartingWith("Emptying the schema failed: ERROR: It stays.");
      assertThat(reports.current().atHeads()).isTrue();
    } finally {
      REPORTS.execute("DROP EVENT TRIGGER guarded; DROP SCHEMA guard CASCADE; DROP TYPE stubborn");
    }
  }

  /** Hears of every database. */
  @Singleton
  public static class Everything implements MigrationListener {
    final List<String> heard = new CopyOnWriteArrayList<>();
    final List<String> events = new CopyOnWriteArrayList<>();

    void on(@Observes MigrationEvent.Started event) {
      events.add("started " + event.database() + " " + event.step().revision().id());
    }

    void on(@Observes MigrationEvent.Done event) {
      events.add("done " + event.database() + " " + event.step().revision().id());
    }

    @Override
    public void done(StepReport report) {
      heard.add(report.step().revision().id());
    }
  }

  /** Hears of one database. */
  @Singleton
  @AludelDataSource("reports")
  public static class OnlyReports implements MigrationListener {
    final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public void done(StepReport report) {
      heard.add(report.step().revision().id());
    }
  }

  /** Gives the version table of one database another name. */
  @Singleton
  public static class Renamed implements AludelCustomizer {
    @Override
    public void customize(String database, AludelBuilder builder) {
      if (database.isEmpty()) {
        builder.settings(Map.of("version-table", "shop_version", "log-table", "shop_log"));
      }
    }
  }

  /** Is asked for one database. */
  @Singleton
  @AludelDataSource("reports")
  public static class OfReports implements AludelCustomizer {
    final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public void customize(String database, AludelBuilder builder) {
      asked.add(database);
    }
  }
}
