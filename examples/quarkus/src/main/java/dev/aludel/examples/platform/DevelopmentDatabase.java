package dev.aludel.examples.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server for those who name none with {@code QUARKUS_DATASOURCE_JDBC_URL}. */
final class DevelopmentDatabase implements AutoCloseable {

  private static final String URL = "quarkus.datasource.jdbc.url";

  private @Nullable EmbeddedPostgres server;

  void startUnlessNamed() throws IOException {
    if (System.getenv("QUARKUS_DATASOURCE_JDBC_URL") != null || System.getProperty(URL) != null) {
      return;
    }
    // A folder for each user: what one has unpacked, another may be unable to write to.
    File folder =
        new File(
            System.getProperty("java.io.tmpdir"),
            "aludel-postgres-" + System.getProperty("user.name"));
    EmbeddedPostgres started =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder)
            .setPGStartupWait(Duration.ofSeconds(60))
            .start();
    System.setProperty(URL, started.getJdbcUrl("postgres", "postgres"));
    System.setProperty("quarkus.datasource.username", "postgres");
    server = started;
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      System.clearProperty(URL);
      server.close();
    }
  }
}
