package dev.aludel.examples.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.StairwayReport;
import dev.aludel.spring.test.Models;
import dev.aludel.spring.test.Stairway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(PostgresExtension.class)
class PlatformPostgresTest {

  private final PostgresDatabase db;

  PlatformPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  void everyRevisionGoesUpDownAndUpAgain() {
    try (ConfigurableApplicationContext platform = start()) {
      StairwayReport stairway = Stairway.climb(platform);
      assertThat(stairway.climbed()).hasSize(15);
      assertThat(stairway.oneWay()).isEmpty();
    }
  }

  @Test
  void everyChangeOfTheEntitiesHasARevision() {
    try (ConfigurableApplicationContext platform = start()) {
      Models.modelsMatchHead(platform);
    }
  }

  @Test
  void thePlatformServesPeopleAndProjectsFromASchemaAtHead() throws Exception {
    try (ConfigurableApplicationContext platform = start()) {
      String port = platform.getEnvironment().getRequiredProperty("local.server.port");
      assertThat(send(port, "/users", "{\"email\":\"ada@example.org\",\"displayName\":\"Ada\"}"))
          .isEqualTo("{\"id\":1,\"email\":\"ada@example.org\",\"displayName\":\"Ada\"}");
      assertThat(send(port, "/users/1/projects", "{\"name\":\"Engine\"}"))
          .isEqualTo("{\"id\":1,\"name\":\"Engine\"}");
      assertThat(get(port, "/users/1/projects")).isEqualTo("[{\"id\":1,\"name\":\"Engine\"}]");
      assertThat(get(port, "/actuator/health/readiness")).isEqualTo("{\"status\":\"UP\"}");
      assertThat(get(port, "/actuator/aludel"))
          .contains("\"status\":\"AT_HEAD\"", "\"pending\":[]");
    }
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(PlatformApplication.class)
        .run(
            "--server.port=0",
            "--aludel.url=" + db.url(),
            "--aludel.user=" + db.user(),
            "--aludel.password=" + db.password());
  }

  private static String get(String port, String path) throws Exception {
    return body(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build());
  }

  private static String send(String port, String path, String json) throws Exception {
    return body(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private static String body(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
