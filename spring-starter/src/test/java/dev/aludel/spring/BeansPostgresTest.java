package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.AludelCustomizer;
import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.ReversibleMigration;
import dev.aludel.migration.Revision;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.MigrationEvent;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.StepReport;
import dev.aludel.spring.plain.PlainApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(PostgresExtension.class)
class BeansPostgresTest {

  private static final String NAMES = "SELECT name FROM customer ORDER BY id";

  private final PostgresDatabase db;

  BeansPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  void aRevisionThatIsABeanRunsWithWhatWasInjected() {
    Applications.on(db).start(PlainApplication.class, Injected.class).close();
    assertThat(db.strings(NAMES)).containsExactly("Ada", "Grace");
  }

  @Test
  void aProxyByInterfaceIsTheRevisionBehindIt() {
    Applications.on(db).start(PlainApplication.class, Proxied.class).close();
    assertThat(db.strings(NAMES)).containsExactly("Ada", "Grace");
  }

  @Test
  void aRevisionThatNeedsTheSchemaIsToldOfTheConnection() {
    assertThatThrownBy(
            () -> Applications.on(db).start(PlainApplication.class, NeedsTheSchema.class))
        .hasStackTraceContaining(
            "The bean 'revision' (dev.aludel.spring.BeansPostgresTest$WithTemplate) is a revision and needs what waits until the revisions have run: JPA, a JdbcTemplate, a DSLContext or the like. Let it work through 'op.connection()' or 'op.query(…)', and inject only what doesn't use the database.")
        .hasStackTraceContaining(InvalidRevisionsException.class.getName());
    assertThat(db.strings("SELECT 1 FROM pg_class WHERE relname = 'customer'")).isEmpty();
  }

  @Test
  void listenersHearAndCustomizersHaveTheLastWord() {
    Hearing.heard.clear();
    Applications.on(db).start(PlainApplication.class, Hearing.class).close();
    assertThat(Hearing.heard)
        .containsExactly("customized ''", "20250101_090000", "20250102_090000");
    assertThat(db.strings("SELECT version_num FROM elsewhere.aludel_version"))
        .containsExactly("20250102_090000");
  }

  @Test
  void aCustomizerIsCalledOnceForEachDatabaseThatItIsFor() {
    Applications application =
        Applications.on(db)
            .with("aludel.databases.reports.data-source", "default")
            .with("aludel.databases.reports.locations", "classpath:reports/migrations")
            .with("aludel.databases.reports.version-table", "reports_version")
            .with("aludel.databases.reports.log-table", "reports_log");
    Counting.asked.clear();
    application.start(PlainApplication.class, Counting.class).close();
    assertThat(Counting.asked)
        .containsExactly("all of ''", "all of 'reports'", "marked of 'reports'");
    assertThat(db.strings("SELECT version_num FROM marked_version"))
        .containsExactly("20250103_090000");

    Counting.asked.clear();
    Ended command =
        Ended.here(
            application.with("aludel.run", "-n reports current"),
            PlainApplication.class,
            Counting.class);
    assertThat(command.out()).contains("20250103_090000");
    assertThat(Counting.asked)
        .containsExactly("all of ''", "all of 'reports'", "marked of 'reports'");
  }

  /** Counts how often its customizers are called. */
  @Configuration(proxyBeanMethods = false)
  static class Counting {
    static final List<String> asked = new ArrayList<>();

    @Bean
    AludelCustomizer all() {
      return (database, builder) -> ask("all of '" + database + "'");
    }

    @Bean
    @AludelDataSource("reports")
    AludelCustomizer marked() {
      return (database, builder) -> {
        ask("marked of '" + database + "'");
        builder.settings(Map.of("version-table", "marked_version", "log-table", "marked_log"));
      };
    }

    private static void ask(String what) {
      asked.add(what);
    }
  }

  @Test
  void whatBecameOfEachStepIsAnEventOnceTheBeansAreThere() {
    Observing.heard.clear();
    Applications.on(db)
        .with("spring.application.name", "shop")
        .start(PlainApplication.class, Observing.class)
        .close();
    assertThat(Observing.heard)
        .containsExactly(
            "started 20250101_090000",
            "done 20250101_090000",
            "started 20250102_090000",
            "done 20250102_090000");
    assertThat(db.strings("SELECT DISTINCT split_part(executed_by, ' ', 2) FROM aludel_log"))
        .as("who ran them")
        .containsExactly("shop");
  }

  /** Hears of events, as any bean may. */
  @Configuration
  static class Observing {
    static final List<String> heard = new ArrayList<>();

    @EventListener
    void on(MigrationEvent.Started event) {
      heard.add("started " + event.step().revision().id());
    }

    @EventListener
    void on(MigrationEvent.Done event) {
      heard.add("done " + event.step().revision().id());
    }
  }

  @Test
  void startUpStepsTellHowLongEachRevisionTook() {
    BufferingApplicationStartup startup = new BufferingApplicationStartup(10_000);
    Applications application = Applications.on(db);
    application
        .builder(PlainApplication.class)
        .applicationStartup(startup)
        .run(application.arguments())
        .close();
    assertThat(
            startup.getBufferedTimeline().getEvents().stream()
                .map(event -> event.getStartupStep())
                .filter(step -> step.getName().startsWith("aludel."))
                .map(
                    step -> {
                      List<String> tags = new ArrayList<>();
                      step.getTags().forEach(tag -> tags.add(tag.getValue()));
                      return step.getName() + " " + tags;
                    })
                .sorted())
        .containsExactly(
            "aludel.revision [20250101_090000, default]",
            "aludel.revision [20250102_090000, default]",
            "aludel.upgrade [default]");
  }

  record Greeting(String name) {}

  /** Adds whom it was told. */
  @Revision(id = "20250103_100000", revises = "20250102_090000", message = "greet")
  public static class Greet implements ReversibleMigration {
    private final Greeting greeting;

    Greet(Greeting greeting) {
      this.greeting = greeting;
    }

    @Override
    public void upgrade(Operations op) {
      op.execute("INSERT INTO customer (id, name) VALUES (2, '" + greeting.name() + "')");
    }

    @Override
    public void downgrade(Operations op) {
      op.execute("DELETE FROM customer WHERE id = 2");
    }
  }

  /** Reaches for what isn't there yet. */
  @Revision(id = "20250103_100000", revises = "20250102_090000")
  public static class WithTemplate implements Migration {
    WithTemplate(JdbcTemplate template) {
      assertThat(template).isNotNull();
    }

    @Override
    public void upgrade(Operations op) {}
  }

  @Configuration(proxyBeanMethods = false)
  static class Injected {
    @Bean
    Greeting greeting() {
      return new Greeting("Grace");
    }

    @Bean
    Greet greet(Greeting greeting) {
      return new Greet(greeting);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Proxied {
    @Bean
    Migration greet() {
      ProxyFactory proxies = new ProxyFactory(new Greet(new Greeting("Grace")));
      proxies.setInterfaces(ReversibleMigration.class);
      return (Migration) proxies.getProxy();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class NeedsTheSchema {
    @Bean
    WithTemplate revision(JdbcTemplate template) {
      return new WithTemplate(template);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Hearing {
    static final List<String> heard = new ArrayList<>();

    @Bean
    MigrationListener listener() {
      return new MigrationListener() {
        @Override
        public void done(StepReport report) {
          heard.add(report.step().revision().id());
        }
      };
    }

    @Bean
    AludelCustomizer customizer() {
      return (database, builder) -> {
        heard.add("customized '" + database + "'");
        builder.settings(java.util.Map.of("version-schema", "elsewhere"));
      };
    }
  }
}
