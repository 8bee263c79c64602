package dev.aludel.spring;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.context.ConfigurableApplicationContext;

/** Asks an application's actuator over HTTP. */
final class Actuator {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Actuator() {}

  static String get(ConfigurableApplicationContext application, String path) throws Exception {
    return send(request(application, path)).body();
  }

  static HttpResponse<String> post(ConfigurableApplicationContext application, String body)
      throws Exception {
    return send(
        request(application, "aludel")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder request(
      ConfigurableApplicationContext application, String path) {
    String port = application.getEnvironment().getProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/" + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
