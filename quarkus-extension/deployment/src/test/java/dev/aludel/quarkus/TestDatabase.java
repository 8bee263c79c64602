package dev.aludel.quarkus;

import dev.aludel.Aludel;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresServer;
import io.quarkus.test.QuarkusUnitTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of a test, to be named in a static field. A test class is loaded twice: by JUnit, and
 * by the application that runs for it; both get the same database, and all of them one server.
 *
 * @param url its JDBC URL
 * @param user its owner
 * @param password the owner's password
 */
public record TestDatabase(String url, String user, String password) {

  /**
   * The database of a label.
   *
   * @param label different for each database
   * @return an empty database, if it is the first time that somebody asks
   */
  public static TestDatabase of(String label) {
    String key = "aludel.test.database." + label;
    String known = System.getProperty(key);
    if (known == null) {
      PostgresDatabase made = PostgresServer.shared().createDatabase(label);
      known = made.url() + "\n" + made.user() + "\n" + made.password();
      System.setProperty(key, known);
    }
    String[] parts = known.split("\n", -1);
    return new TestDatabase(parts[0], parts[1], parts[2]);
  }

  /**
   * Gives an application this database as its data source.
   *
   * @param test the application
   * @return the application
   */
  public QuarkusUnitTest in(QuarkusUnitTest test) {
    return none(test)
        .overrideRuntimeConfigKey("quarkus.datasource.jdbc.url", url)
        .overrideRuntimeConfigKey("quarkus.datasource.username", user)
        .overrideRuntimeConfigKey("quarkus.datasource.password", password);
  }

  /**
   * The settings of an application in dev mode that has this database.
   *
   * @param port where it listens
   * @return lines for {@code application.properties}
   */
  public String settings(int port) {
    return """
        quarkus.http.port=%d
        quarkus.devservices.enabled=false
        quarkus.otel.sdk.disabled=true
        quarkus.datasource.db-kind=postgresql
        quarkus.datasource.jdbc.url=%s
        quarkus.datasource.username=%s
        quarkus.datasource.password=%s
        """
        .formatted(port, url, user, password);
  }

  /**
   * Gives an application no database, and nothing that it doesn't ask for itself.
   *
   * @param test the application
   * @return the application
   */
  public static QuarkusUnitTest none(QuarkusUnitTest test) {
    return test.overrideConfigKey("quarkus.devservices.enabled", "false")
        .overrideConfigKey("quarkus.http.test-port", "0")
        .overrideConfigKey("quarkus.otel.enabled", "false")
        .overrideConfigKey("quarkus.micrometer.enabled", "false")
        .overrideConfigKey("quarkus.datasource.db-kind", "postgresql");
  }

  /**
   * Brings this database somewhere, as an earlier or another build would have done.
   *
   * @param target where to, among the revisions under shop/migrations
   */
  public void upgrade(String target) {
    Aludel.builder()
        .url(url, user, password)
        .locations("filesystem:src/test/resources/shop/migrations")
        .build()
        .upgrade(target);
  }

  /**
   * Runs a statement.
   *
   * @param sql the statement
   */
  public void execute(String sql) {
    try (Connection connection = source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("A test's own statement failed: " + sql, e);
    }
  }

  /**
   * Reads rows.
   *
   * @param sql a query of one column
   * @return one text for each row
   */
  public List<String> strings(String sql) {
    List<String> rows = new ArrayList<>();
    try (Connection connection = source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(String.valueOf(result.getString(1)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("A test's own query failed: " + sql, e);
    }
    return rows;
  }

  private PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }
}
