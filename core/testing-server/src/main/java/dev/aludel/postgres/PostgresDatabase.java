package dev.aludel.postgres;

import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database for tests: empty at first, its own user's alone, and dropped when it is closed.
 *
 * <p>Roles and tablespaces belong to the whole server: a test that makes some gives them names of
 * its own (with {@link #name()} in them) and drops them.
 */
public final class PostgresDatabase implements AutoCloseable {

  private final PostgresServer server;
  private final String name;
  private final ServerAddress address;
  private final List<PostgresDatabase> others = new ArrayList<>();

  PostgresDatabase(PostgresServer server, String name, ServerAddress address) {
    this.server = server;
    this.name = name;
    this.address = address;
  }

  /** {@return its name on the server: lower-case letters, digits and underscores} */
  public String name() {
    return name;
  }

  /** {@return a data source of one's own, without a pool, that a test may reconfigure} */
  public PGSimpleDataSource dataSource() {
    return address.dataSource();
  }

  /** {@return its JDBC URL, without user and password} */
  public String url() {
    return address.url();
  }

  /** {@return the user, who owns the database and, unless the server was given, is superuser} */
  public String user() {
    return address.user();
  }

  /** {@return the user's password, without which the server lets nobody in} */
  public String password() {
    return address.password();
  }

  /** {@return the server's major version, such as 17} */
  public int serverMajor() {
    return server.major();
  }

  /** {@return another empty database on the same server, dropped together with this one} */
  public synchronized PostgresDatabase fresh() {
    PostgresDatabase other = server.createDatabase("fresh");
    others.add(other);
    return other;
  }

  /**
   * Runs statements, each on a connection of its own.
   *
   * @param statements one statement each, or several with semicolons between
   */
  public void execute(String... statements) {
    for (String statement : statements) {
      PostgresServer.run(address, statement);
    }
  }

  /**
   * Reads rows as text.
   *
   * @param sql a query
   * @return one text for each row; {@code |} stands between columns, {@code null} for NULL
   */
  public List<String> strings(String sql) {
    return PostgresServer.query(address, sql);
  }

  /**
   * Counts, on the server, what some work sends to this database.
   *
   * @param work what to watch; nobody else should use the database meanwhile. A connection that is
   *     opened inside adds the driver's own statements.
   * @return the statements that succeeded, sorted, as pg_stat_statements prints them (constants as
   *     {@code $1}); one that ran twice is there twice. BEGIN and COMMIT are among them.
   * @throws Exception as the work throws it
   */
  public List<String> statementsDuring(Work work) throws Exception {
    server.forgetStatements(name);
    work.run();
    return server.statements(name);
  }

  /** Drops the database, and those it made, under whoever is still connected. */
  @Override
  public synchronized void close() {
    others.forEach(PostgresDatabase::close);
    others.clear();
    server.drop(name);
  }

  /** Something a test does. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does it.
     *
     * @throws Exception for the test to fail with
     */
    void run() throws Exception;
  }
}
