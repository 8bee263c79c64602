package dev.aludel.examples.quickstart;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Takes the {@link Tour} on the database that {@code ALUDEL_URL} names, or on a PostgreSQL server
 * of its own where it names none.
 */
public final class Main {

  private Main() {}

  /**
   * Runs the example.
   *
   * @param arguments none are read
   * @throws IOException where the embedded server can't be started or stopped
   */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> environment = System.getenv();
    String url = environment.get("ALUDEL_URL");
    if (url == null) {
      try (EmbeddedPostgres server = startServer()) {
        tour(pool(server.getJdbcUrl("postgres", "postgres")));
      }
    } else {
      HikariConfig settings = pool(url);
      settings.setUsername(environment.get("ALUDEL_USER"));
      settings.setPassword(environment.get("ALUDEL_PASSWORD"));
      tour(settings);
    }
  }

  private static void tour(HikariConfig settings) {
    try (HikariDataSource pool = new HikariDataSource(settings)) {
      new Tour(pool, System.out).run();
    }
  }

  private static HikariConfig pool(String url) {
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(url);
    settings.setMaximumPoolSize(4);
    // The pool starts without a connection, so that the first who asks says what is wrong: Aludel.
    settings.setInitializationFailTimeout(-1);
    settings.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
    return settings;
  }

  private static EmbeddedPostgres startServer() throws IOException {
    // A folder for each user: what one has unpacked, another may be unable to write to.
    File folder =
        new File(
            System.getProperty("java.io.tmpdir"),
            "aludel-postgres-" + System.getProperty("user.name"));
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(folder)
        .setPGStartupWait(Duration.ofSeconds(60))
        .start();
  }
}
