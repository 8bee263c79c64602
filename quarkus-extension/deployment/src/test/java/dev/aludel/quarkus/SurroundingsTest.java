package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aludel.Aludel;
import dev.aludel.RecentState;
import dev.aludel.time.TurnedClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.quarkus.arc.Unremovable;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator sees: readiness, meters, spans. */
class SurroundingsTest {

  private static final TestDatabase DB = TestDatabase.of("surroundings");
  private static final TestDatabase REPORTS = TestDatabase.of("surroundings_reports");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      DB.in(
              new QuarkusUnitTest()
                  .withApplicationRoot(
                      jar ->
                          jar.addClasses(TestDatabase.class, Sinks.class, TurnedClock.class)
                              .addAsResource("shop/migrations")
                              .addAsResource("reports/migrations"))
                  .overrideConfigKey("quarkus.aludel.locations", "shop/migrations")
                  .overrideRuntimeConfigKey("quarkus.aludel.target", "20250101_090000")
                  .overrideConfigKey("quarkus.aludel.reports.locations", "reports/migrations")
                  .overrideConfigKey("quarkus.aludel.reports.allow-several-heads", "true")
                  .overrideRuntimeConfigKey("quarkus.aludel.reports.placeholders.schema", "none")
                  .overrideRuntimeConfigKey("quarkus.aludel.reports.url", REPORTS.url())
                  .overrideRuntimeConfigKey("quarkus.aludel.reports.user", REPORTS.user())
                  .overrideRuntimeConfigKey("quarkus.aludel.reports.password", REPORTS.password())
                  .overrideConfigKey("quarkus.aludel.idle.locations", "shop/migrations")
                  .overrideRuntimeConfigKey("quarkus.aludel.idle.active", "false")
                  .overrideConfigKey("quarkus.datasource.health.enabled", "false")
                  .overrideRuntimeConfigKey("quarkus.datasource.jdbc.max-size", "1")
                  .overrideRuntimeConfigKey("quarkus.datasource.jdbc.acquisition-timeout", "10M")
                  .overrideConfigKey("quarkus.hibernate-orm.enabled", "false"))
          .overrideConfigKey("quarkus.otel.enabled", "true")
          .overrideConfigKey("quarkus.otel.traces.exporter", "none")
          .overrideConfigKey("quarkus.micrometer.enabled", "true");

  @Inject MeterRegistry meters;
  @Inject InMemorySpanExporter spans;
  @Inject Aludel aludel;
  @Inject DataSource dataSource;

  @Inject
  @Named("aludel")
  TurnedClock watch;

  @Test
  void readinessTellsOfEachDatabaseThatIsActiveAndKeepsItForTenSeconds() {
    String behind =
        "503 DOWN {default.rows=20250101_090000, default.status=BEHIND,"
            + " reports.rows=20250102_100000, 20250102_110000, reports.status=AT_HEAD}";
    assertThat(ready()).isEqualTo(behind);
    aludel.upgrade();
    watch.turn(RecentState.KEPT);
    assertThat(ready()).isEqualTo(behind);
    watch.turn(Duration.ofMillis(1));
    assertThat(ready()).startsWith("200 UP {").contains("default.status=AT_HEAD");
    aludel.downgrade("-1");
    watch.turn(RecentState.KEPT.plusMillis(1));
    assertThat(ready()).isEqualTo(behind);
  }

  /** The pool would let it wait for ten minutes. */
  @Test
  @Timeout(300)
  void aPoolThatIsUsedUpSaysNothingOfTheSchema() throws Exception {
    aludel.upgrade();
    watch.turn(RecentState.KEPT.plusMillis(1));
    assertThat(ready()).startsWith("200 UP {");
    try (Connection used = dataSource.getConnection()) {
      assertThat(used.isClosed()).isFalse();
      watch.turn(RecentState.KEPT.plusMillis(1));
      assertThat(ready())
          .startsWith(
              "200 UP {default.age=10 s, default.error=No connection from the application's data source within 250 ms.,")
          .contains("default.status=AT_HEAD");
      assertThat(gauge("aludel.at.head", "default")).isOne();
    }
    aludel.downgrade("-1");
    watch.turn(RecentState.KEPT.plusMillis(1));
    assertThat(ready()).startsWith("503 DOWN {").doesNotContain("default.error");
  }

  @Test
  void metersCountTheRevisionsThatRanBeforeThereWasARegistry() {
    assertThat(gauge("aludel.at.head", "default")).isZero();
    assertThat(gauge("aludel.at.head", "reports")).isOne();
    assertThat(gauge("aludel.revisions.pending", "default")).isOne();
    assertThat(gauge("aludel.revisions.pending", "reports")).isZero();
    assertThat(
            meters
                .get("aludel.revision")
                .tags("database", "reports", "direction", "upgrade", "error", "none")
                .timer()
                .count())
        .isEqualTo(3);
  }

  @Test
  void everyRevisionThatRanHasASpan() {
    assertThat(spans.getFinishedSpanItems())
        .filteredOn(span -> span.getName().startsWith("aludel"))
        .extracting(
            span -> span.getAttributes().get(AttributeKey.stringKey("database")),
            span -> span.getAttributes().get(AttributeKey.stringKey("direction")),
            SpanData::getName)
        .startsWith(
            tuple("default", "upgrade", "aludel 20250101_090000"),
            tuple("reports", "upgrade", "aludel 20250101_100000"),
            tuple("reports", "upgrade", "aludel 20250102_100000"),
            tuple("reports", "upgrade", "aludel 20250102_110000"));
  }

  private double gauge(String name, String database) {
    return meters.get(name).tag("database", database).gauge().value();
  }

  private static String ready() {
    Response response = RestAssured.get("/q/health/ready");
    JsonPath json = response.jsonPath();
    String check = "checks.find { it.name == 'Aludel migrations' }";
    Map<String, Object> data = new TreeMap<>(json.getMap(check + ".data"));
    return response.statusCode() + " " + json.getString(check + ".status") + " " + data;
  }

  /** Where meters and spans go, and where the time comes from. */
  @Singleton
  public static class Sinks {
    @Produces
    @Singleton
    @Named("aludel")
    @Unremovable
    TurnedClock watch() {
      return new TurnedClock();
    }

    @Produces
    @Singleton
    SimpleMeterRegistry meters() {
      return new SimpleMeterRegistry();
    }

    @Produces
    @Singleton
    InMemorySpanExporter spans() {
      return InMemorySpanExporter.create();
    }

    @Produces
    @Singleton
    SpanProcessor processor(InMemorySpanExporter spans) {
      return SimpleSpanProcessor.create(spans);
    }
  }
}
