package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.RecentState;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import dev.aludel.time.TurnedClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The arrangement of the README: one job upgrades while replicas of the last release serve. */
@ExtendWith(PostgresExtension.class)
class LivenessPostgresTest {

  private static final String UP = "{\"status\":\"UP\"}";

  private final PostgresDatabase db;

  LivenessPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void replicasStayAliveAndReadyWhileAJobRunsALongRevision() throws Exception {
    TurnedClock watch = new TurnedClock();
    try (Connection holding = db.dataSource().getConnection();
        ConfigurableApplicationContext replica =
            new SpringApplicationBuilder(PlainApplication.class)
                .initializers(
                    context ->
                        ((GenericApplicationContext) context)
                            .registerBean("aludelClock", Clock.class, () -> watch))
                .run(
                    Applications.on(db)
                        .with("server.port", "0")
                        .with("management.endpoint.health.probes.enabled", "true")
                        .arguments())) {
      try (Statement statement = holding.createStatement()) {
        statement.execute("SELECT pg_advisory_lock(4711)");
      }
      CompletableFuture<Ended> job = CompletableFuture.supplyAsync(this::job);
      List<String> answers = new ArrayList<>();
      while (!isAtWork() && !job.isDone()) {
        answers.add(get(replica, "readiness"));
      }
      for (int i = 0; i < 4; i++) {
        answers.add(get(replica, "liveness"));
        watch.turn(RecentState.KEPT.plusMillis(1));
        answers.add(get(replica, "readiness"));
        assertThat(isAtWork()).isTrue();
      }
      try (Statement statement = holding.createStatement()) {
        statement.execute("SELECT pg_advisory_unlock(4711)");
      }
      assertThat(job.get().code()).as(job.get().toString()).isZero();
      assertThat(answers).containsOnly(UP);
      // It reads anew after ten seconds; a newer build's database is fine for it.
      watch.turn(RecentState.KEPT.plusMillis(1));
      assertThat(get(replica, "readiness")).isEqualTo(UP);
    }
    assertThat(db.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250103_130000");
  }

  private Ended job() {
    return Ended.here(
        Applications.on(db)
            .with("aludel.mode", "upgrade-and-exit")
            .with("aludel.locations", "classpath:shop/migrations,classpath:shop/slow"),
        PlainApplication.class);
  }

  private boolean isAtWork() {
    return !db.strings(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'"
                + " AND query LIKE 'DO %4711%'")
        .isEmpty();
  }

  private static String get(ConfigurableApplicationContext replica, String probe) throws Exception {
    String port = replica.getEnvironment().getProperty("local.server.port");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:" + port + "/actuator/health/" + probe))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
