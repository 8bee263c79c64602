package dev.aludel.internal.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.LoggerFactory;

/**
 * A source whose first connection is on its way while the revisions are still being read: loading
 * the driver and connecting take as long as that.
 *
 * <p>What went wrong on the way is told when the connection is asked for. If nobody asks, because
 * the revisions are at fault, the connection is closed as soon as it is there.
 */
public final class ConnectionAhead implements ConnectionSource, AutoCloseable {

  private final ConnectionSource source;
  private final CompletableFuture<Connection> first = new CompletableFuture<>();
  private boolean taken;

  /**
   * Begins to connect, or not.
   *
   * @param source where the connections come from
   * @param begins whether another thread may ask it
   */
  ConnectionAhead(ConnectionSource source, boolean begins) {
    this.source = source;
    this.taken = !begins;
    if (begins) {
      Thread thread = new Thread(this::fetch, "aludel-connect");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void fetch() {
    try {
      first.complete(source.connect());
    } catch (SQLException | RuntimeException | Error e) {
      first.completeExceptionally(e); // for whoever asks for the connection
    }
  }

  @Override
  public Connection connect() throws SQLException {
    if (taken) {
      return source.connect();
    }
    taken = true;
    try {
      return first.join();
    } catch (CompletionException e) {
      throw thrown(e);
    }
  }

  private static SQLException thrown(CompletionException e) {
    if (e.getCause() instanceof SQLException expected) {
      return expected;
    }
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    throw e.getCause() instanceof RuntimeException unexpected ? unexpected : e;
  }

  @Override
  public Optional<ConnectionSource> observer() {
    return source.observer();
  }

  @Override
  public boolean isNamed() {
    return source.isNamed();
  }

  /** Leaves nothing open, and waits for nothing. */
  @Override
  public void close() {
    if (!taken) {
      taken = true;
      first.thenAccept(ConnectionAhead::close);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LoggerFactory.getLogger("dev.aludel.sql").debug("Closing a connection failed", e);
    }
  }

  @Override
  public String toString() {
    return source.toString();
  }
}
