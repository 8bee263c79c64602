package dev.aludel.quarkus;

import dev.aludel.RecentState;
import dev.aludel.error.AludelException;
import dev.aludel.report.CurrentState;
import dev.aludel.report.Standing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while a database lacks revisions of this build. */
@Readiness
@Singleton
final class AludelHealthCheck implements HealthCheck {

  private static final int NAMED = 10;

  private final AludelDatabases databases;

  @Inject
  AludelHealthCheck(AludelDatabases databases) {
    this.databases = databases;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("Aludel migrations");
    boolean ready = true;
    for (Map.Entry<String, RecentState> database : databases.states().entrySet()) {
      String title = database.getKey().isEmpty() ? "default" : database.getKey();
      try {
        ready &= database.getValue().standing() != Standing.BEHIND;
        describe(title, database.getValue(), response);
      } catch (AludelException e) {
        ready = false;
        response.withData(title + ".error", e.description());
      }
    }
    return response.status(ready).build();
  }

  private static void describe(
      String title, RecentState state, HealthCheckResponseBuilder response) {
    response.withData(title + ".status", state.standing().name());
    Map<String, CurrentState> schemas = state.schemas();
    CurrentState only = schemas.get("");
    if (only != null) {
      response.withData(title + ".rows", String.join(", ", only.rows()));
      return;
    }
    response.withData(title + ".tenants", schemas.size());
    for (Standing standing : List.of(Standing.BEHIND, Standing.AHEAD)) {
      List<String> names = state.schemas(standing);
      if (!names.isEmpty()) {
        response.withData(
            title + "." + standing.name().toLowerCase(Locale.ROOT),
            String.join(", ", names.subList(0, Math.min(NAMED, names.size()))));
      }
    }
  }
}
