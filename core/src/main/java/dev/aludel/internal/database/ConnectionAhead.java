package dev.aludel.internal.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.LoggerFactory;

/**
 * A first connection that is on its way while the revisions are still being read: loading the
 * driver and connecting take as long as that.
 *
 * <p>It is begun only where the library opens connections of its own. What went wrong on the way is
 * told when the connection is asked for. If nobody asks, because the revisions are at fault, it is
 * closed as soon as it is there.
 */
public final class ConnectionAhead implements AutoCloseable {

  private final ConnectionSource source;
  private final CompletableFuture<Connection> first = new CompletableFuture<>();
  private boolean taken;

  private ConnectionAhead(ConnectionSource source, boolean taken) {
    this.source = source;
    this.taken = taken;
  }

  /**
   * Begins to connect, where another thread may do that.
   *
   * @param source where the connections come from
   * @return the connection to be; the caller closes it
   */
  public static ConnectionAhead of(ConnectionSource source) {
    boolean begins = source instanceof ConnectionSource.FromUrl;
    ConnectionAhead ahead = new ConnectionAhead(source, !begins);
    if (begins) {
      Thread thread = new Thread(ahead::fetch, "aludel-connect");
      thread.setDaemon(true);
      thread.start();
    }
    return ahead;
  }

  private void fetch() {
    try {
      first.complete(source.connect());
    } catch (SQLException | RuntimeException | Error e) {
      first.completeExceptionally(e); // for whoever asks for the connection
    }
  }

  /** {@return the source, for one thread} */
  public ConnectionSource source() {
    return taken
        ? source
        : new ConnectionSource.Otherwise(source, this::connect, source.observer());
  }

  private Connection connect() throws SQLException {
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
}
