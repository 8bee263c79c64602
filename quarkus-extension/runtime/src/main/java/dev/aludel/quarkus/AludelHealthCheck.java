package dev.aludel.quarkus;

import dev.aludel.report.KnownState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while a database lacks revisions of this build. */
@Readiness
@Singleton
final class AludelHealthCheck implements HealthCheck {

  private final AludelDatabases databases;

  @Inject
  AludelHealthCheck(AludelDatabases databases) {
    this.databases = databases;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("Aludel migrations");
    boolean ready = true;
    for (Map.Entry<String, KnownState> database : databases.known().entrySet()) {
      String title = database.getKey().isEmpty() ? "default" : database.getKey();
      ready &= database.getValue().ready();
      database.getValue().facts().forEach((name, fact) -> add(response, title + "." + name, fact));
    }
    return response.status(ready).build();
  }

  private static void add(HealthCheckResponseBuilder response, String name, Object fact) {
    if (fact instanceof Integer number) {
      response.withData(name, number);
    } else if (fact instanceof List<?> list) {
      response.withData(name, list.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    } else {
      response.withData(name, fact.toString());
    }
  }
}
