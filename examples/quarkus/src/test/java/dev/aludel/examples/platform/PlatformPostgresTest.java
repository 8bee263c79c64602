package dev.aludel.examples.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.testing.Models;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class PlatformPostgresTest {

  private final URI platform =
      URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));

  @Inject Aludel aludel;

  @Test
  void everyChangeOfTheEntitiesHasARevision() {
    Models.modelsMatchHead(aludel);
  }

  @Test
  void thePlatformServesPeopleAndProjectsFromASchemaAtHead() throws Exception {
    assertThat(send("/users", "{\"email\":\"ada@example.org\",\"displayName\":\"Ada\"}"))
        .isEqualTo("{\"id\":1,\"email\":\"ada@example.org\",\"displayName\":\"Ada\"}");
    assertThat(send("/users/1/projects", "{\"name\":\"Engine\"}"))
        .isEqualTo("{\"id\":1,\"name\":\"Engine\"}");
    assertThat(get("/users/1/projects")).isEqualTo("[{\"id\":1,\"name\":\"Engine\"}]");
    assertThat(get("/q/health/ready")).contains("\"status\": \"UP\"");
  }

  private String get(String path) throws Exception {
    return body(HttpRequest.newBuilder(platform.resolve(path)).build());
  }

  private String send(String path, String json) throws Exception {
    return body(
        HttpRequest.newBuilder(platform.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private static String body(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
