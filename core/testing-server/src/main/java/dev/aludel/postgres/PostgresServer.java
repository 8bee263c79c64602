package dev.aludel.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that all tests of a JVM share, started by the first one that asks.
 *
 * <p>It is the server of {@code ALUDEL_TEST_URL} where that is set (or the system property {@code
 * aludel.test.url}): a JDBC URL with user and password of a role that may create databases. Else it
 * is a container, where a Docker engine answers and can run one; else the embedded binaries. The
 * system property {@code aludel.test.postgres} names the major version that the last two start; the
 * build sets it from {@code -Dpostgres}.
 */
public final class PostgresServer {

  private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

  private static final String GIVEN = "ALUDEL_TEST_URL";

  private final String description;
  private final ServerAddress maintenance;
  private final int major;
  private boolean countsStatements;

  private PostgresServer(String description, ServerAddress maintenance) {
    this.description = description;
    this.maintenance = maintenance;
    this.major = Integer.parseInt(query(maintenance, "SHOW server_version_num").get(0)) / 10_000;
  }

  /** {@return the server of this JVM} */
  public static PostgresServer shared() {
    return Shared.SERVER;
  }

  /** {@return what runs: which way it was started, and where it listens} */
  public String description() {
    return description;
  }

  /** {@return the server's major version, such as 17} */
  public int major() {
    return major;
  }

  /** {@return whether the server is the one of {@code ALUDEL_TEST_URL}, set up by somebody else} */
  public boolean isGiven() {
    return description.startsWith(GIVEN);
  }

  /**
   * Creates an empty database: UTF-8, locale C, owned by the server's role.
   *
   * @param label what it is for; becomes part of its name
   * @return the database, which its user closes
   */
  public PostgresDatabase createDatabase(String label) {
    String readable = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    String name =
        "t_%s_%s"
            .formatted(
                readable.substring(0, Math.min(40, readable.length())),
                UUID.randomUUID().toString().substring(0, 8));
    // File by file, a server of tests copies it in a fifth of the time.
    String strategy = major >= 15 && !isGiven() ? " STRATEGY file_copy" : "";
    run(
        maintenance,
        "CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'" + strategy);
    return new PostgresDatabase(this, name, maintenance.withDatabase(name));
  }

  void drop(String database) {
    run(maintenance, "DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
  }

  /** What the server ran in a database since it was last told to forget it; once for each call. */
  List<String> statements(String database) {
    countStatements();
    return query(
        maintenance,
        """
        SELECT query
          FROM pg_stat_statements, generate_series(1, calls)
         WHERE dbid = (SELECT oid FROM pg_database WHERE datname = '%s')
         ORDER BY query COLLATE "C"
        """
            .formatted(database));
  }

  void forgetStatements(String database) {
    countStatements();
    query(
        maintenance,
        """
        SELECT pg_stat_statements_reset(0, oid, 0) FROM pg_database WHERE datname = '%s'
        """
            .formatted(database));
  }

  private synchronized void countStatements() {
    if (!countsStatements) {
      try {
        // In the maintenance database: the one that is looked at stays as its test made it.
        run(maintenance, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        query(maintenance, "SELECT count(*) FROM pg_stat_statements");
      } catch (IllegalStateException e) {
        // Ours always count; a given server that doesn't leaves the question open.
        throw isGiven()
            ? new TestAbortedException(
                "The server of ALUDEL_TEST_URL counts no statements: it needs"
                    + " shared_preload_libraries = 'pg_stat_statements', and its user rights to it",
                e)
            : e;
      }
      countsStatements = true;
    }
  }

  static void run(ServerAddress database, String sql) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("A test's own statement failed: " + sql, e);
    }
  }

  static List<String> query(ServerAddress database, String sql) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          values.add(String.valueOf(result.getString(column)));
        }
        rows.add(String.join("|", values));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("A test's own query failed: " + sql, e);
    }
  }

  /** Holds the server; loaded, and so started, when it is first asked for. */
  private static final class Shared {

    static final PostgresServer SERVER = choose();

    private static PostgresServer choose() {
      Optional<Integer> wanted =
          Optional.ofNullable(System.getProperty("aludel.test.postgres")).map(Integer::valueOf);
      Optional<String> url =
          Optional.ofNullable(System.getProperty("aludel.test.url"))
              .or(() -> Optional.ofNullable(System.getenv("ALUDEL_TEST_URL")))
              .filter(text -> !text.isBlank());
      if (url.isPresent()) {
        ServerAddress given = ServerAddress.parse(url.get());
        return announced(new PostgresServer(GIVEN + ", " + given.url(), given));
      }
      PostgresServer started =
          ContainerServer.start(wanted.orElse(17))
              .map(container -> new PostgresServer("container, " + container.url(), container))
              .orElseGet(
                  () -> {
                    ServerAddress embedded = EmbeddedServer.start();
                    return new PostgresServer("embedded, " + embedded.url(), embedded);
                  });
      if (wanted.isPresent() && wanted.get() != started.major()) {
        throw new IllegalStateException(
            "PostgreSQL %s was asked for, but %s was started (%s). -Dpostgres takes 14 to 18."
                .formatted(wanted.get(), started.major(), started.description()));
      }
      return announced(started);
    }

    private static PostgresServer announced(PostgresServer server) {
      log.info("Tests run on PostgreSQL {} ({})", server.major(), server.description());
      return server;
    }
  }
}
