package dev.aludel.quarkus;

import dev.aludel.error.AludelException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
    DatabaseStates states = databases.states();
    boolean ready = true;
    for (String name : states.names()) {
      String title = name.isEmpty() ? "default" : name;
      try {
        Standing standing = Standing.of(states.state(name));
        ready &= standing != Standing.BEHIND;
        response.withData(title + ".status", standing.name());
        response.withData(title + ".rows", String.join(", ", states.state(name).rows()));
      } catch (AludelException e) {
        ready = false;
        response.withData(title + ".error", e.description());
      }
    }
    return response.status(ready).build();
  }
}
