package dev.aludel.internal.database;

import dev.aludel.error.ConfigurationException;
import dev.aludel.error.QueryFailedException;
import dev.aludel.internal.sql.Literals;
import dev.aludel.setting.PoolerMode;
import dev.aludel.setting.TableSettings;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection at work: looking, running statements, and going back to its owner as it came.
 *
 * <p>A session closes the connection it was opened over. It is used by one thread at a time.
 */
public final class Session implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel.sql");

  private static final int NOT_CHANGED = -1;

  private final Connection connection;
  private final boolean autoCommit;
  private final boolean readOnly;
  private @Nullable SessionState state;
  private int networkTimeout;
  private boolean withXml = true;
  private int prepareThreshold = NOT_CHANGED;
  private final BatchSender sender = new BatchSender(this);

  private Session(Connection connection) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    this.readOnly = connection.isReadOnly();
    if (!autoCommit) {
      refuseOpenTransaction();
      connection.setAutoCommit(true);
    }
    if (readOnly) {
      connection.setReadOnly(false);
    }
  }

  static Session over(Connection connection) throws SQLException {
    try {
      return new Session(connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void refuseOpenTransaction() throws SQLException {
    if (connection.isWrapperFor(BaseConnection.class)
        && connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
      throw new ConfigurationException(
          "The data source handed out a connection inside an open transaction.",
          "Give Aludel the plain data source, not one that is bound to a running transaction.");
    }
  }

  /**
   * Reads all that a run needs to know, in one statement.
   *
   * @param settings which tables
   * @param pooler what is known of a pooler
   * @return what was found
   */
  public Look look(TableSettings settings, PoolerMode pooler) {
    try (Statement statement = statement()) {
      return new LookQuery(settings, statement, pid -> isPooled(pooler, pid), withXml).read();
    } catch (SQLException e) {
      if (withXml && LookQuery.NOT_SUPPORTED.equals(e.getSQLState())) {
        withXml = false;
        return look(settings, pooler);
      }
      throw failed("Reading the version table", e);
    }
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
      throw failed("Preparing the session", e);
    }
  }

  /** A socket timeout would cut a long statement off, and leave it running on the server. */
  private void liftNetworkTimeout() throws SQLException {
    networkTimeout = connection.getNetworkTimeout();
    if (networkTimeout != 0) {
      connection.setNetworkTimeout(Runnable::run, 0);
    }
  }

  /** A pooler tells the driver of a backend of its own invention, so the two differ. */
  private boolean isPooled(PoolerMode pooler, int serverPid) {
    if (pooler != PoolerMode.AUTO) {
      return pooler == PoolerMode.TRANSACTION;
    }
    try {
      return connection.isWrapperFor(PGConnection.class) && driver().getBackendPID() != serverPid;
    } catch (SQLException e) {
      throw failed("Asking for the backend", e);
    }
  }

  /**
   * Remembers the caller's state, so that {@link #restoreStatement} and {@link #close} can bring it
   * back.
   */
  public void remember() {
    try (Statement statement = statement()) {
      liftNetworkTimeout();
      state = SessionState.read(statement);
    } catch (SQLException e) {
      throw failed("Reading the session's settings", e);
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
    return state == null ? SessionState.setLocally(settings, role) : state.restore(settings, role);
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

  /** Begins a transaction with the next statement that is sent. */
  public void begin() {
    try {
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw new ServerException(e, ServerException.UNKNOWN_INDEX);
    }
  }

  /** Commits what was sent since {@link #begin}. */
  public void commit() {
    try {
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new ServerException(e, ServerException.UNKNOWN_INDEX);
    }
  }

  /** Rolls back what an exception left open; nothing where no transaction is. */
  public void leaveTransaction() {
    try {
      if (!connection.isClosed() && !connection.getAutoCommit()) {
        rollback();
      }
    } catch (SQLException e) {
      LOG.debug("The state of the connection is unknown", e);
    }
  }

  /** {@return whether the connection lives, after a rollback; else the server rolls back itself} */
  public boolean rollback() {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
      return true;
    } catch (SQLException e) {
      LOG.debug("The rollback could not be sent", e);
      return false;
    }
  }

  /** Sends statements that any log may show, as {@link #send(List, List)} does. */
  public int[] send(List<String> statements) {
    return send(statements, statements);
  }

  /**
   * Sends statements, many in one turn, exactly as they are written.
   *
   * @param statements one statement each
   * @param shown each of them as a log may show it, without the values of placeholders
   * @return how many rows each of them hit
   * @throws ServerException for the first that fails, with its index where the driver tells
   */
  public int[] send(List<String> statements, List<String> shown) {
    return sender.send(statements, shown);
  }

  /**
   * Sends statements one by one, to find out which of them fails.
   *
   * @param statements one statement each
   * @param shown each of them as a log may show it
   * @return how many rows each of them hit
   */
  public int[] sendEach(List<String> statements, List<String> shown) {
    return sender.sendEach(statements, shown);
  }

  /**
   * Reads rows.
   *
   * @param <T> what a row becomes
   * @param sql one statement, with {@code ?} for each parameter
   * @param reader reads one row
   * @param parameters the parameters, in order
   * @return what each row became
   */
  public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    LOG.debug("{}", sql);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<T> result = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          result.add(reader.read(row));
        }
      }
      return result;
    } catch (SQLException e) {
      throw new ServerException(e, ServerException.UNKNOWN_INDEX);
    }
  }

  /**
   * Streams rows into a table.
   *
   * @param sql a COPY … FROM stdin
   * @param shown the same as a log may show it
   * @param data its data, read to its end
   */
  public void copy(String sql, String shown, InputStream data) {
    sender.copy(sql, shown, data);
  }

  /**
   * Keeps secrets out of the notices that statements raise.
   *
   * @param secrets takes them out of a text
   */
  public void hiding(UnaryOperator<String> secrets) {
    sender.hiding(secrets);
  }

  /** {@return this connection for a migration's own use: it can't end the transaction} */
  public Connection guardedConnection() {
    return GuardedConnection.of(connection);
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

  /** {@return the error of a statement of Aludel's own} */
  static QueryFailedException failed(String doing, SQLException exception) {
    return failed(doing, ServerError.of(exception), exception);
  }

  /**
   * An error of a statement of Aludel's own.
   *
   * @param doing what was being done
   * @param error what the server said
   * @param cause what was caught
   * @return the error to throw
   */
  public static QueryFailedException failed(String doing, ServerError error, Exception cause) {
    String action;
    if (error.connectionLost()) {
      action = "The connection was lost: check the server's log, then run it again.";
    } else if (error.sqlState().equals("42501")) {
      action =
          "Grant this user the privilege, or let it work as the owner's role with the setting 'role'.";
    } else {
      action = "";
    }
    return new QueryFailedException(
        doing + " failed: " + error.describe(),
        action,
        error.sqlState(),
        DriverErrors.shown(cause));
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
          statement.execute(state.restore(Map.of(), ""));
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
