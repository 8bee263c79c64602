package dev.aludel.spring.test;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * The server of a data source's database, where other databases are made beside that one; with the
 * application's own user, over a connection to the database 'postgres'.
 */
final class Server {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel.test");

  private static final Pattern URL =
      Pattern.compile("(jdbc:postgresql:(?://[^/?]*/)?)([^?]*)(\\?.*)?", Pattern.DOTALL);

  /** What the server cuts names at, in bytes; ours end with what makes them unique. */
  private static final int NAME_LENGTH = 63;

  private final DataSource dataSource;
  private final String url;
  private final String user;
  private final String database;
  private final String owner;

  private Server(DataSource dataSource, String url, String user, String database, String owner) {
    this.dataSource = dataSource;
    this.url = url;
    this.user = user;
    this.database = database;
    this.owner = owner;
  }

  static Server of(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT current_user, d.datname, pg_catalog.pg_get_userbyid(d.datdba)
                  FROM pg_catalog.pg_database d
                 WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()\
                """)) {
      row.next();
      DatabaseMetaData facts = connection.getMetaData();
      return new Server(
          dataSource, facts.getURL(), row.getString(1), row.getString(2), row.getString(3));
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The test's data source has no connection to a PostgreSQL database: " + e.getMessage(),
          e);
    }
  }

  /** {@return where the application's database is} */
  String url() {
    return url;
  }

  /** {@return the name of the application's database} */
  String database() {
    return database;
  }

  /** {@return a name for another one beside it} */
  String nameFor(String purpose) {
    String end = "_" + purpose + "_" + UUID.randomUUID().toString().substring(0, 8);
    String begin = database;
    while ((begin + end).getBytes(StandardCharsets.UTF_8).length > NAME_LENGTH) {
      begin = begin.substring(0, begin.length() - 1);
    }
    return begin + end;
  }

  /** {@return connections to a database of that name, with the application's user} */
  DataSource at(String name) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new IllegalStateException("No URL of PostgreSQL's driver: " + url.split("\\?")[0]);
    }
    String parameters = parts.group(3) == null ? "" : parts.group(3);
    return DataSourceBuilder.derivedFrom(dataSource)
        .type(SimpleDriverDataSource.class)
        .url(parts.group(1) + name + parameters)
        .build();
  }

  /**
   * Copies the application's database; nobody can be connected to it meanwhile, nor to the copy.
   */
  void copy(String name) throws SQLException {
    run("ALTER DATABASE " + quoted(database) + " ALLOW_CONNECTIONS false");
    try {
      endConnections();
      run(
          "CREATE DATABASE %s TEMPLATE %s OWNER %s ALLOW_CONNECTIONS false"
              .formatted(quoted(name), quoted(database), quoted(owner)));
    } finally {
      run("ALTER DATABASE " + quoted(database) + " ALLOW_CONNECTIONS true");
    }
  }

  /** Makes a database, from a copy. */
  void create(String name, String template) throws SQLException {
    run(
        "CREATE DATABASE %s TEMPLATE %s OWNER %s"
            .formatted(quoted(name), quoted(template), quoted(owner)));
  }

  /** Makes an empty database. */
  void make(String name) {
    try {
      run("CREATE DATABASE " + quoted(name));
    } catch (SQLException e) {
      throw new IllegalStateException(
          "'%s' can't make a database beside '%s': %s%nGive the user CREATEDB, as containers and embedded servers do."
              .formatted(user, database, e.getMessage()),
          e);
    }
  }

  /** Puts another database in the place of the application's, and ends the connections to that. */
  void replaceBy(String name) throws SQLException {
    drop(database);
    run("ALTER DATABASE " + quoted(name) + " RENAME TO " + quoted(database));
  }

  /** Drops a database that is no longer needed, if it and the server are still there. */
  void forget(String name) {
    try {
      drop(name);
    } catch (SQLException e) {
      LOG.debug("The database '{}' was not dropped.", name, e);
    }
  }

  private void drop(String name) throws SQLException {
    run("DROP DATABASE IF EXISTS " + quoted(name) + " WITH (FORCE)");
  }

  /** What to do where the server says no. */
  IllegalStateException refused(SQLException e) {
    return new IllegalStateException(
        "'%s' can't copy or replace the test's database '%s': %s%nGive the user CREATEDB and let it own '%s', as containers and embedded servers do; and see that nobody else works on it."
            .formatted(user, database, e.getMessage(), database),
        e);
  }

  private void endConnections() throws SQLException {
    try (Connection connection = at("postgres").getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                SELECT pg_catalog.pg_terminate_backend(a.pid) FROM pg_catalog.pg_stat_activity a
                 WHERE a.datname OPERATOR(pg_catalog.=) ?::pg_catalog.name
                   AND a.pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid()\
                """)) {
      statement.setString(1, database);
      statement.executeQuery().close();
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = at("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
