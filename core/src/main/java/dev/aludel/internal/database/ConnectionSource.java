package dev.aludel.internal.database;

import dev.aludel.error.ConfigurationException;
import dev.aludel.error.ConnectionFailedException;
import dev.aludel.setting.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.slf4j.LoggerFactory;

/** Where a run gets its one connection: a data source of the application's, or a URL of its own. */
public sealed interface ConnectionSource {

  /**
   * Takes connections from a data source; closing one gives it back.
   *
   * @param dataSource the application's data source
   * @return the source
   */
  static ConnectionSource of(DataSource dataSource) {
    return new FromDataSource(dataSource);
  }

  /**
   * Opens a connection of its own each time.
   *
   * @param url the database, with the credentials that it needs
   * @return the source
   */
  static ConnectionSource of(DatabaseUrl url) {
    UrlParameters.check(url);
    return new FromUrl(url.jdbc(), url.user().orElse(""), url.password().orElse(""));
  }

  /**
   * {@return a source for what needs no database: its first connection is an error that says so}
   */
  static ConnectionSource none() {
    return new None();
  }

  /**
   * {@return where a second connection may come from that only looks: the URL itself, or what the
   * application gave for it; never the pool that revisions run on}
   */
  default Optional<ConnectionSource> observer() {
    return Optional.empty();
  }

  /**
   * The same source, with another one to look on from while a run is at work.
   *
   * @param observer a data source beside the pool that revisions run on
   * @return the source
   */
  default ConnectionSource observedBy(DataSource observer) {
    return isNamed() ? new Observed(this, of(observer)) : this;
  }

  /**
   * The same source, whose server others can reach by an address of its own.
   *
   * @param address tells the URL of its database, with credentials, when it is needed; nothing
   *     where it isn't known
   * @return the source
   */
  default ConnectionSource reachedAt(Supplier<Optional<DatabaseUrl>> address) {
    return isNamed() ? new Reached(this, address) : this;
  }

  /**
   * The same source, whose one connection stays open from one session to the next, as many schemas
   * of one database want it.
   *
   * @return the source, for one thread; the caller closes it
   */
  default Kept kept() {
    return new Kept(this);
  }

  /**
   * The same source for a look that a probe waits for: it waits a short time in a pool's queue, and
   * gives up reading from a server that has fallen silent.
   *
   * @return the source, for one thread
   */
  default ConnectionSource forProbe() {
    return new Otherwise(
        this, () -> PromptConnection.ofPool(toString(), this::connect), Optional.empty());
  }

  /** {@return whether a database was named at all, and which of its schemas} */
  default boolean isNamed() {
    return !(this instanceof None || this instanceof Undecided);
  }

  /**
   * Opens a session; the caller closes it.
   *
   * @param wait how long to go on trying where the server can't be reached yet
   * @return the session
   * @throws ConnectionFailedException where no connection is to be had
   */
  default Session open(Duration wait) {
    long begun = System.nanoTime();
    while (true) {
      try {
        return Session.over(connect());
      } catch (SQLException e) {
        ConnectionFailedException failure = ConnectionFailure.of(e, toString());
        boolean givesUp = System.nanoTime() - begun >= wait.toNanos();
        if (givesUp
            || !ConnectionFailure.mayPass(failure.sqlState())
            || !ConnectionFailure.pause()) {
          throw failure;
        }
      }
    }
  }

  /** {@return a connection, which the caller closes} */
  Connection connect() throws SQLException;

  /**
   * A data source of the application's.
   *
   * @param dataSource the data source
   */
  record FromDataSource(DataSource dataSource) implements ConnectionSource {
    @Override
    public Connection connect() throws SQLException {
      return dataSource.getConnection();
    }

    @Override
    public String toString() {
      return "the application's data source";
    }
  }

  /**
   * A URL.
   *
   * @param url the JDBC URL
   * @param user the user, or an empty text
   * @param password the password, or an empty text
   */
  record FromUrl(String url, String user, String password) implements ConnectionSource {
    @Override
    public Connection connect() throws SQLException {
      return connect(new Properties());
    }

    /** A server that takes the connection and then says nothing would be waited for forever. */
    @Override
    public ConnectionSource forProbe() {
      Properties properties = new Properties();
      properties.setProperty("loginTimeout", String.valueOf(PromptConnection.SILENCE.toSeconds()));
      return new Otherwise(
          this, () -> PromptConnection.listening(connect(properties)), Optional.empty());
    }

    private Connection connect(Properties further) throws SQLException {
      Properties properties = new Properties();
      properties.putAll(further);
      properties.setProperty("ApplicationName", "aludel");
      properties.setProperty("tcpKeepAlive", "true");
      if (!user.isEmpty()) {
        properties.setProperty("user", user);
      }
      if (!password.isEmpty()) {
        properties.setProperty("password", password);
      }
      // The driver itself, not DriverManager: that one sees only what its caller's class loader
      // sees.
      Connection connection;
      try {
        connection = new Driver().connect(url, properties);
      } catch (SQLException e) {
        throw DriverErrors.without(e, this::withoutSecrets);
      }
      if (connection == null) {
        throw new ConfigurationException(
            "The URL '" + shown() + "' is none that PostgreSQL's driver takes.",
            "Write it as 'jdbc:postgresql://host:5432/database'.");
      }
      return connection;
    }

    @Override
    public Optional<ConnectionSource> observer() {
      return Optional.of(this);
    }

    /** The driver quotes a URL that it can't read. */
    private String withoutSecrets(String text) {
      return text.replace(url, shown());
    }

    private String shown() {
      return DatabaseUrl.shown(url);
    }

    @Override
    public String toString() {
      String shown = shown();
      int parameters = shown.indexOf('?');
      return "'" + (parameters < 0 ? shown : shown.substring(0, parameters)) + "'";
    }
  }

  /**
   * A source that another one looks on.
   *
   * @param source where the run's connection comes from
   * @param looking where the observer's connection comes from
   */
  record Observed(ConnectionSource source, ConnectionSource looking) implements ConnectionSource {
    @Override
    public Connection connect() throws SQLException {
      return source.connect();
    }

    @Override
    public Optional<ConnectionSource> observer() {
      return Optional.of(looking);
    }

    @Override
    public String toString() {
      return source.toString();
    }
  }

  /**
   * A source with an address.
   *
   * @param source where the run's connection comes from
   * @param address tells the URL of its database
   */
  record Reached(ConnectionSource source, Supplier<Optional<DatabaseUrl>> address)
      implements ConnectionSource {
    @Override
    public Connection connect() throws SQLException {
      return source.connect();
    }

    @Override
    public Optional<ConnectionSource> observer() {
      return source.observer();
    }

    @Override
    public String toString() {
      return source.toString();
    }
  }

  /** Lends out one connection again and again, as each session leaves it as it found it. */
  final class Kept implements ConnectionSource, AutoCloseable {

    private final ConnectionSource source;
    private @Nullable Connection connection;

    private Kept(ConnectionSource source) {
      this.source = source;
    }

    @Override
    public Connection connect() throws SQLException {
      if (connection == null || connection.isClosed()) {
        connection = source.connect();
      }
      return LentConnection.closedBy(connection, lent -> {});
    }

    @Override
    public Optional<ConnectionSource> observer() {
      return source.observer();
    }

    /** Gives the connection back, and takes another next time: after a failure, say. */
    public void giveBack() {
      try {
        if (connection != null) {
          connection.close();
        }
      } catch (SQLException e) {
        LoggerFactory.getLogger("dev.aludel.sql").debug("Closing a connection failed", e);
      }
      connection = null;
    }

    @Override
    public void close() {
      giveBack();
    }

    @Override
    public String toString() {
      return source.toString();
    }
  }

  /**
   * A source whose connections are had in another way: without a long wait for a probe, or begun
   * before anybody asked.
   *
   * @param named what messages call it
   * @param way how a connection is had
   * @param observer where a second connection may come from that only looks
   */
  record Otherwise(
      ConnectionSource named, PromptConnection.Connecting way, Optional<ConnectionSource> observer)
      implements ConnectionSource {
    @Override
    public Connection connect() throws SQLException {
      return way.connect();
    }

    @Override
    public String toString() {
      return named.toString();
    }
  }

  /** The database has tenants, and none was named. */
  record Undecided() implements ConnectionSource {
    @Override
    public Connection connect() {
      throw new ConfigurationException(
          "This database has tenants, each with a version table of its own, and none was named.",
          "Name one: '--tenant <schema>' on the command line, tenant(\"<schema>\") in Java.");
    }
  }

  /** No database was named. */
  record None() implements ConnectionSource {
    @Override
    public Connection connect() {
      throw new ConfigurationException(
          "No database was named.",
          "Set 'url', for instance as ALUDEL_URL, or give the builder a data source.");
    }
  }
}
