package dev.aludel.internal.database;

import dev.aludel.error.ConfigurationException;
import dev.aludel.error.QueryFailedException;
import dev.aludel.internal.sql.Literals;
import dev.aludel.report.LogEntry;
import dev.aludel.report.TableSettings;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /**
   * A batch of this many statements stays below the number that message formats print with
   * separators.
   */
  private static final int BATCH_STATEMENTS = 500;

  private static final int BATCH_CHARACTERS = 1_000_000;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

  private final Connection connection;
  private final boolean autoCommit;
  private final boolean readOnly;
  private @Nullable SessionState state;
  private int networkTimeout;

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
   * Reads all that a run needs to know, in one statement where both tables are there.
   *
   * @param settings which tables
   * @return what was found
   */
  public Look look(TableSettings settings) {
    try (Statement statement = statement()) {
      return new LookQuery(settings, statement).read();
    } catch (SQLException e) {
      throw failed("Reading the version table", e);
    }
  }

  /**
   * Remembers the caller's state, so that {@link #restoreStatement} and {@link #close} can bring it
   * back.
   */
  public void remember() {
    try (Statement statement = statement()) {
      networkTimeout = connection.getNetworkTimeout();
      if (networkTimeout != 0) {
        // A socket timeout would cut a long statement off, and leave it running on the server.
        connection.setNetworkTimeout(Runnable::run, 0);
      }
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
    return remembered().restore(settings, role);
  }

  /** {@return the statements that make the next ones run as the run's own role again} */
  public List<String> ownRoleStatements(String role) {
    return List.of(
        "RESET SESSION AUTHORIZATION",
        "SELECT pg_catalog.set_config('role', "
            + Literals.quote(role.isEmpty() ? remembered().role() : role)
            + ", false)");
  }

  /** {@return the caller's search_path, as it was remembered} */
  public String searchPath() {
    return remembered().searchPath();
  }

  private SessionState remembered() {
    if (state == null) {
      throw new IllegalStateException("the session's state was not remembered");
    }
    return state;
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

  /**
   * Rolls back what was sent since {@link #begin}.
   *
   * @return whether the connection lives; the server rolls back by itself where it does not
   */
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

  /**
   * Sends statements, many in one turn, exactly as they are written.
   *
   * @param statements one statement each
   * @return how many rows each of them hit
   * @throws ServerException for the first that fails, with its index where the driver tells
   */
  public int[] send(List<String> statements) {
    int[] counts = new int[statements.size()];
    int from = 0;
    while (from < statements.size()) {
      int to = from;
      int characters = 0;
      while (to < statements.size()
          && to - from < BATCH_STATEMENTS
          && (to == from || characters + statements.get(to).length() <= BATCH_CHARACTERS)) {
        characters += statements.get(to).length();
        to++;
      }
      int[] part = sendBatch(statements.subList(from, to), from);
      System.arraycopy(part, 0, counts, from, part.length);
      from = to;
    }
    return counts;
  }

  private int[] sendBatch(List<String> statements, int offset) {
    try (Statement statement = statement()) {
      for (String sql : statements) {
        LOG.debug("{}", sql);
        statement.addBatch(sql);
      }
      int[] counts = statement.executeBatch();
      logWarnings(statement);
      return counts;
    } catch (BatchUpdateException e) {
      int index = statements.size() == 1 ? 0 : failedEntry(e, statements);
      throw new ServerException(e, index == ServerException.UNKNOWN_INDEX ? index : offset + index);
    } catch (SQLException e) {
      throw new ServerException(e, ServerException.UNKNOWN_INDEX);
    }
  }

  /**
   * The driver tells the entry in its message alone, so the number counts only where the entry's
   * text follows it.
   */
  private static int failedEntry(BatchUpdateException exception, List<String> statements) {
    String message = exception.getMessage();
    if (message == null) {
      return ServerException.UNKNOWN_INDEX;
    }
    Matcher number = NUMBER.matcher(message);
    if (!number.find()) {
      return ServerException.UNKNOWN_INDEX;
    }
    int index = Integer.parseInt(number.group());
    boolean named =
        index < statements.size() && message.indexOf(statements.get(index), number.end()) >= 0;
    return named ? index : ServerException.UNKNOWN_INDEX;
  }

  /**
   * Sends statements one by one, to find out which of them fails.
   *
   * @param statements one statement each
   */
  public void sendEach(List<String> statements) {
    for (int i = 0; i < statements.size(); i++) {
      try (Statement statement = statement()) {
        statement.execute(statements.get(i));
      } catch (SQLException e) {
        throw new ServerException(e, i);
      }
    }
  }

  private static void logWarnings(Statement statement) throws SQLException {
    for (SQLWarning warning = statement.getWarnings();
        warning != null;
        warning = warning.getNextWarning()) {
      LOG.info("{}", warning.getMessage());
    }
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
   * Reads the log.
   *
   * @param log which table
   * @param condition an SQL condition on its rows
   * @param limit how many rows; zero or less for all
   * @return the rows, newest first
   */
  public List<LogEntry> log(LogTable log, String condition, int limit) {
    try (Statement statement = statement();
        ResultSet row = statement.executeQuery(log.newest(condition, limit))) {
      List<LogEntry> entries = new ArrayList<>();
      while (row.next()) {
        entries.add(LogTable.read(row));
      }
      return entries;
    } catch (SQLException e) {
      throw failed("Reading the log", e);
    }
  }

  /** {@return this connection for a migration's own use: it can't end the transaction} */
  public Connection guardedConnection() {
    return GuardedConnection.of(connection);
  }

  Statement statement() throws SQLException {
    Statement statement = connection.createStatement();
    // Else the driver would take '{fn now()}' inside a script for an escape of JDBC's and rewrite
    // it.
    statement.setEscapeProcessing(false);
    return statement;
  }

  /**
   * An error of a statement of Aludel's own.
   *
   * @param doing what was being done
   * @param exception what came
   * @return the error to throw
   */
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
        doing + " failed: " + error.describe(), action, error.sqlState(), cause);
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
        if (networkTimeout != 0) {
          connection.setNetworkTimeout(Runnable::run, networkTimeout);
        }
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
      if (connection.isWrapperFor(PGConnection.class)) {
        connection.abort(Runnable::run);
      }
    } catch (SQLException e) {
      LOG.debug("The connection could not be closed either", e);
    }
  }
}
