package dev.aludel.internal.database;

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
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection at work: looking, running statements, and going back to its owner as it came.
 *
 * <p>A session closes the connection it was opened over. It is used by one thread at a time.
 */
public final class Session implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel.sql");

  private final LentConnection lent;
  private final Connection connection;
  private final Notices notices = new Notices();
  private final BatchSender sender;
  private boolean withXml = true;

  private Session(LentConnection lent) {
    this.lent = lent;
    this.connection = lent.connection();
    this.sender = new BatchSender(lent, notices);
  }

  static Session over(Connection connection) throws SQLException {
    return new Session(LentConnection.of(connection));
  }

  /** {@return the connection as its owner lent it} */
  public LentConnection lent() {
    return lent;
  }

  /**
   * Reads all that a run needs to know, in one statement.
   *
   * @param settings which tables
   * @param pooler what is known of a pooler
   * @return what was found
   */
  public DatabaseState readState(TableSettings settings, PoolerMode pooler) {
    try (Statement statement = statement()) {
      return new DatabaseStateQuery(settings, statement, pid -> isPooled(pooler, pid), withXml)
          .read();
    } catch (SQLException e) {
      if (withXml && DatabaseStateQuery.NOT_SUPPORTED.equals(e.getSQLState())) {
        withXml = false;
        return readState(settings, pooler);
      }
      throw ServerError.failed("Reading the version table", e);
    }
  }

  /**
   * Reads whose database it is, in one statement, where its rows and its log are exactly these.
   *
   * @param settings which tables
   * @param pooler what is known of a pooler
   * @param rows the version table's rows
   * @param log the digest of the log
   * @return the state without what the log says; nothing where there is any difference, or the
   *     server can't tell in one statement
   */
  public Optional<DatabaseState> readStateIf(
      TableSettings settings, PoolerMode pooler, SortedSet<String> rows, String log) {
    try (Statement statement = statement()) {
      return new DatabaseStateQuery(settings, statement, pid -> isPooled(pooler, pid), true)
          .readIf(rows, log);
    } catch (SQLException e) {
      if (DatabaseStateQuery.NOT_SUPPORTED.equals(e.getSQLState())) {
        return Optional.empty();
      }
      throw ServerError.failed("Reading the version table", e);
    }
  }

  /**
   * Asks whether the next transaction may be on another server connection.
   *
   * @param pooler what is known of a pooler
   * @return whether a pooler of transactions is on the way
   */
  public boolean isPooled(PoolerMode pooler) {
    return query("SELECT pg_catalog.pg_backend_pid()", row -> isPooled(pooler, row.getInt(1)))
        .get(0);
  }

  /** A pooler tells the driver of a backend of its own invention, so the two differ. */
  private boolean isPooled(PoolerMode pooler, int serverPid) {
    if (pooler != PoolerMode.AUTO) {
      return pooler == PoolerMode.TRANSACTION;
    }
    try {
      return connection.isWrapperFor(PGConnection.class)
          && lent.driver().getBackendPID() != serverPid;
    } catch (SQLException e) {
      throw ServerError.failed("Asking for the backend", e);
    }
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
    notices.hiding(secrets);
  }

  /** {@return what the server says beside its answers} */
  public Notices notices() {
    return notices;
  }

  /** {@return this connection for a migration's own use: it can't end the transaction} */
  public Connection guardedConnection() {
    return GuardedConnection.of(connection);
  }

  Statement statement() throws SQLException {
    return lent.statement();
  }

  /** Brings the connection back to the state it came in, and gives it back. */
  @Override
  public void close() {
    notices.close();
    lent.close();
  }
}
