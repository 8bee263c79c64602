package dev.aludel.internal.database;

import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.sql.Literals;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection as its owner lent it: what a run changes in it, and how it goes back as it came.
 *
 * <p>It closes the connection that it was made for.
 */
public final class LentConnection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel.sql");

  private static final int NOT_CHANGED = -1;

  /** PostgreSQL gives the objects of its catalogs smaller ones. */
  private static final int FIRST_OWN_OID = 16384;

  private final Connection connection;
  private final boolean autoCommit;
  private final boolean readOnly;
  private @Nullable SessionState state;
  private @Nullable ShortForms shortForms;

  /** Most revisions want the same, and there may be thousands. */
  private final Map<ShortForms.Wanted, String> restoreStatements = new HashMap<>();

  private int networkTimeout;
  private int prepareThreshold = NOT_CHANGED;

  private LentConnection(Connection connection) throws SQLException {
    refuseOtherProduct(connection);
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    this.readOnly = connection.isReadOnly();
    refuseOpenTransaction();
    if (!autoCommit) {
      connection.setAutoCommit(true);
    }
    if (readOnly) {
      connection.setReadOnly(false);
    }
  }

  static LentConnection of(Connection connection) throws SQLException {
    try {
      return new LentConnection(connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** What ends the use of a connection, where that is not closing it. */
  interface End {
    void of(Connection connection) throws SQLException;
  }

  /**
   * The same connection, for which closing means something else.
   *
   * @param connection the connection
   * @param end what closing means
   * @return a connection that hands on every other call
   */
  static Connection closedBy(Connection connection, End end) {
    return (Connection)
        Proxy.newProxyInstance(
            LentConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                end.of(connection);
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Asks the driver alone: another product would answer SQL with an error about its syntax. */
  private static void refuseOtherProduct(Connection connection) throws SQLException {
    if (connection.isWrapperFor(PGConnection.class)) {
      return;
    }
    DatabaseMetaData product = connection.getMetaData();
    if (!product.getDatabaseProductName().equals("PostgreSQL")) {
      throw new ConfigurationException(
          "The data source leads to %s %s, and Aludel works with PostgreSQL alone."
              .formatted(product.getDatabaseProductName(), product.getDatabaseProductVersion()),
          "Give tests a PostgreSQL of their own, by Testcontainers or by Aludel's module for tests; or name a PostgreSQL in the profile that is active; or switch Aludel off here with 'enabled=false'.");
    }
  }

  private void refuseOpenTransaction() throws SQLException {
    if (!connection.isWrapperFor(BaseConnection.class)) {
      return;
    }
    TransactionState found = connection.unwrap(BaseConnection.class).getTransactionState();
    boolean poolsOwn = found == TransactionState.OPEN && !autoCommit && hasDoneNothing();
    if (found != TransactionState.IDLE && !poolsOwn) {
      throw new ConfigurationException(
          "The data source handed out a connection inside an open transaction.",
          "Give Aludel the plain data source, not one that is bound to a running transaction.");
    }
  }

  /**
   * A pool without autocommit that sets a schema, tests a connection or sends its first SQL leaves
   * the transaction of that open: it has written nothing and locks no table.
   */
  private boolean hasDoneNothing() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT pg_catalog.pg_current_xact_id_if_assigned() IS NULL AND NOT EXISTS (
                  SELECT FROM pg_catalog.pg_locks l
                   WHERE l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()
                     AND l.locktype OPERATOR(pg_catalog.<>) 'virtualxid'
                     AND (l.relation IS NULL OR l.relation OPERATOR(pg_catalog.>=) %s))
                """
                    .formatted(FIRST_OWN_OID))) {
      return row.next() && row.getBoolean(1);
    }
  }

  Connection connection() {
    return connection;
  }

  /** {@return whether the driver has not found it broken} */
  public boolean lives() {
    try {
      return !connection.isClosed();
    } catch (SQLException e) {
      return false;
    }
  }

  PGConnection driver() throws SQLException {
    return connection.unwrap(PGConnection.class);
  }

  Statement statement() throws SQLException {
    Statement statement = connection.createStatement();
    // Else the driver would take '{fn now()}' inside a script for an escape of JDBC's and rewrite
    // it.
    statement.setEscapeProcessing(false);
    return statement;
  }

  /**
   * Keeps to settings that end with each transaction, and to statements that are not prepared on
   * the server: what else is set through a pooler reaches whoever gets the server connection next.
   */
  public void useOnlyLocalSettings() {
    try {
      liftNetworkTimeout();
      if (connection.isWrapperFor(PGConnection.class)) {
        prepareThreshold = driver().getPrepareThreshold();
        driver().setPrepareThreshold(0);
      }
    } catch (SQLException e) {
      throw ServerError.failed("Preparing the session", e);
    }
  }

  /** A socket timeout would cut a long statement off, and leave it running on the server. */
  private void liftNetworkTimeout() throws SQLException {
    networkTimeout = connection.getNetworkTimeout();
    if (networkTimeout != 0) {
      connection.setNetworkTimeout(Runnable::run, 0);
    }
  }

  /**
   * Remembers the caller's state, so that {@link #restoreStatement} and {@link #close} can bring it
   * back.
   */
  public void remember() {
    restoreStatements.clear();
    try (Statement statement = statement()) {
      liftNetworkTimeout();
      state = SessionState.read(statement);
      shortForms = new ShortForms(state);
    } catch (SQLException e) {
      throw ServerError.failed("Reading the session's settings", e);
    }
  }

  /**
   * The statement that undoes what scripts left behind and puts the run's settings in place.
   *
   * @param settings the run's settings, on top of the caller's
   * @param role the role to work as, or an empty text for the caller's
   * @return one statement, for the beginning of a transaction
   */
  public String restoreStatement(Map<String, String> settings, String role) {
    if (shortForms != null) {
      shortForms.fullFormRuns();
    }
    return restoreStatements.computeIfAbsent(
        new ShortForms.Wanted(settings, role),
        wanted ->
            state == null
                ? SessionState.setLocally(settings, role)
                : state.restore(settings, role));
  }

  /**
   * The same in short, where that has been prepared. Where one of these fails, say {@link
   * #endShortForms} and begin again.
   *
   * @param settings the run's settings, on top of the caller's
   * @param role the role to work as, or an empty text for the caller's
   * @return statements; none where the full one is needed
   */
  public List<String> shortRestoreStatements(Map<String, String> settings, String role) {
    return shortForms == null
        ? List.of()
        : shortForms.freshSession(new ShortForms.Wanted(settings, role));
  }

  /** From now on there are full statements only. */
  public void endShortForms() {
    if (shortForms != null) {
      shortForms.end();
    }
  }

  /**
   * What makes the next revision's beginning short, behind {@link #restoreStatement} and the guard.
   *
   * @param settings the settings given to it
   * @param role the role given to it
   * @param table the version table
   * @return statements; none where there were too few revisions yet
   */
  public List<String> prepareStatements(
      Map<String, String> settings, String role, VersionTable table) {
    return shortForms == null
        ? List.of()
        : shortForms.prepare(new ShortForms.Wanted(settings, role), table::prepareGuard);
  }

  /**
   * The statement that puts the run's settings in place again in mid-revision: what the revision's
   * script has set or created before stays, its search_path too.
   *
   * @param settings the run's settings
   * @return one statement
   */
  public static String continueStatement(Map<String, String> settings) {
    Map<String, String> without = new TreeMap<>(settings);
    without.remove("search_path");
    return SessionState.set(without, false);
  }

  /**
   * The statement that puts settings in place, whatever else the session has.
   *
   * @param settings the settings; the search_path for Aludel's own statements is set for the
   *     transaction only
   * @param local whether all of them end with the transaction
   * @return one statement
   */
  public static String settingsStatement(Map<String, String> settings, boolean local) {
    return SessionState.set(settings, local);
  }

  /**
   * The statements that make the next ones run as the run's own role again.
   *
   * @param role the role to work as, or an empty text for the caller's
   * @return statements for behind a revision's own
   */
  public List<String> ownRoleStatements(String role) {
    return state == null
        ? SessionState.leavingNothing(role)
        : List.of(state.ownUser(), SessionState.setRole(role, state.role()));
  }

  /**
   * The statement that puts a revision's own search_path in place, behind Aludel's own statements.
   *
   * @param path the path, as SET takes it
   * @return one statement
   */
  public String pathStatement(String path) {
    return "SELECT pg_catalog.set_config('search_path', %s, %s)"
        .formatted(Literals.quote(path), state == null);
  }

  /** Brings the connection back to the state it came in, and gives it back. */
  @Override
  public void close() {
    try (connection) {
      if (connection.isClosed()) {
        return;
      }
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      if (state != null) {
        try (Statement statement = statement()) {
          statement.execute(state.restore(Map.of(), "") + ";\n" + state.unlock());
        }
      }
      if (networkTimeout != 0) {
        connection.setNetworkTimeout(Runnable::run, networkTimeout);
      }
      if (prepareThreshold != NOT_CHANGED) {
        driver().setPrepareThreshold(prepareThreshold);
      }
      if (readOnly) {
        connection.setReadOnly(true);
      }
      if (!autoCommit) {
        connection.setAutoCommit(false);
      }
    } catch (SQLException e) {
      LOG.debug("The connection could not be brought back to its state, and is closed", e);
      abandon();
    }
  }

  /** A connection that could not be brought back must not be lent to anyone else. */
  private void abandon() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debug("The connection could not be closed either", e);
    }
  }
}
