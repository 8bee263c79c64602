package dev.aludel.examples.platform;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A database of the test's own. */
public final class TestServer implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    PostgresDatabase database = PostgresServer.shared().createDatabase("platform");
    return Map.of(
        "quarkus.datasource.jdbc.url",
        database.url(),
        "quarkus.datasource.username",
        database.user(),
        "quarkus.datasource.password",
        database.password());
  }

  @Override
  public void stop() {}
}
