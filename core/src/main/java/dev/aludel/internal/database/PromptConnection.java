package dev.aludel.internal.database;

import dev.aludel.error.ConnectionFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection for a look that a probe waits for. A pool whose connections are all in use, or whose
 * server is away, would let the look wait as long as it lets the application's requests wait, and
 * the look would stand in line with them.
 */
final class PromptConnection {

  /** How long a connection is waited for. */
  static final Duration WAIT = Duration.ofMillis(250);

  /** How long a server may be silent in the middle of an answer. */
  static final Duration SILENCE = Duration.ofSeconds(5);

  private PromptConnection() {}

  /** What a connection comes from. */
  interface Connecting {
    Connection connect() throws SQLException;
  }

  /**
   * Takes a connection from a data source, which may let it wait in a queue.
   *
   * @param name what messages call the source
   * @param source takes one from a pool
   * @return the connection; closing it brings it back to the network timeout that it came with
   * @throws ConnectionFailedException where that takes too long
   */
  static Connection ofPool(String name, Connecting source) throws SQLException {
    return listening(soon(name, source));
  }

  /**
   * Has a connection give up reading from a server that has fallen silent.
   *
   * @param connection a connection
   * @return the connection; closing it brings it back to the network timeout that it came with
   */
  static Connection listening(Connection connection) throws SQLException {
    try {
      int usual = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, (int) SILENCE.toMillis());
      return LentConnection.closedBy(connection, lent -> giveBack(lent, usual));
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static void giveBack(Connection connection, int usual) throws SQLException {
    try (connection) {
      if (!connection.isClosed()) {
        connection.setNetworkTimeout(Runnable::run, usual);
      }
    }
  }

  /** Pools wait in a way that an interrupt ends; a driver that is connecting takes no notice. */
  private static Connection soon(String name, Connecting source) throws SQLException {
    Attempt attempt = new Attempt();
    CompletableFuture.delayedExecutor(WAIT.toMillis(), TimeUnit.MILLISECONDS)
        .execute(attempt::interrupt);
    try {
      return source.connect();
    } catch (SQLException e) {
      if (attempt.end()) {
        throw new ConnectionFailedException(
            "No connection from %s within %s ms.".formatted(name, WAIT.toMillis()),
            "Every connection of the pool is in use, or the pool can't reach the server: look at both.",
            "",
            e);
      }
      throw e;
    } finally {
      attempt.end();
    }
  }

  /** One wait for a connection. */
  private static final class Attempt {
    private @Nullable Thread waiting = Thread.currentThread();

    synchronized void interrupt() {
      if (waiting != null) {
        waiting.interrupt();
      }
    }

    /** Whether it was interrupted; from now on it can't be. */
    synchronized boolean end() {
      waiting = null;
      return Thread.interrupted();
    }
  }
}
