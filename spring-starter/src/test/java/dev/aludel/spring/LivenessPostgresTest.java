package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The arrangement of the README: one job upgrades while replicas of the last release serve. */
@ExtendWith(PostgresExtension.class)
class LivenessPostgresTest {

  private static final String UP = "{\"status\":\"UP\"}";

  private final PostgresDatabase db;
  @TempDir private Path folder;

  LivenessPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  void replicasStayAliveAndReadyWhileAJobRunsALongRevision() throws Exception {
    try (ConfigurableApplicationContext replica =
        new SpringApplicationBuilder(PlainApplication.class)
            .run(
                Applications.on(db)
                    .with("server.port", "0")
                    .with("management.endpoint.health.probes.enabled", "true")
                    .arguments())) {
      CompletableFuture<Ended> job = CompletableFuture.supplyAsync(this::job);
      List<String> answers = new ArrayList<>();
      int duringTheRevision = 0;
      while (!job.isDone()) {
        boolean running = isSleeping();
        answers.add(get(replica, "liveness"));
        answers.add(get(replica, "readiness"));
        duringTheRevision += running && isSleeping() ? 1 : 0;
        Thread.sleep(100);
      }
      assertThat(job.get().code()).as(job.get().toString()).isZero();
      assertThat(duringTheRevision).isGreaterThan(3);
      assertThat(answers).containsOnly(UP);
      // It reads anew after ten seconds; a newer build's database is fine for it.
      Thread.sleep(10_100);
      assertThat(get(replica, "readiness")).isEqualTo(UP);
    }
    assertThat(db.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250103_130000");
  }

  private Ended job() {
    try {
      return Ended.of(
          folder,
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
          List.of(),
          PlainApplication.class.getName(),
          Applications.on(db)
              .with("aludel.mode", "upgrade-and-exit")
              .with("aludel.locations", "classpath:shop/migrations,classpath:shop/slow")
              .arguments());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isSleeping() {
    return !db.strings(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'"
                + " AND query = 'SELECT pg_sleep(3)'")
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
