package dev.aludel.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A line between a test and its server that can be cut, fall silent, and counts the turns: how
 * often the client speaks after the server has.
 */
public final class FaultyLine implements AutoCloseable {

  private final ServerSocket listener;
  private final PostgresDatabase database;
  private final int serverPort;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger turns = new AtomicInteger();
  private volatile boolean silent;
  private volatile long firstAnswerAfterMillis;
  private volatile int turnsToSilence = Integer.MAX_VALUE;
  private volatile int turnsToCut = Integer.MAX_VALUE;
  private volatile int turnsToAct = Integer.MAX_VALUE;
  private volatile Runnable action = () -> {};

  /**
   * Opens a line.
   *
   * @param database what lies at its other end
   */
  public FaultyLine(PostgresDatabase database) {
    this.database = database;
    try {
      this.serverPort = database.dataSource().getPortNumbers()[0];
      this.listener = new ServerSocket(0, 300, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  /** {@return the database's data source, by way of this line} */
  public PGSimpleDataSource dataSource() {
    PGSimpleDataSource source = database.dataSource();
    source.setServerNames(new String[] {"localhost"});
    source.setPortNumbers(new int[] {listener.getLocalPort()});
    return source;
  }

  /** {@return the database's URL, by way of this line} */
  public String url() {
    return database.url().replace(":" + serverPort + "/", ":" + listener.getLocalPort() + "/");
  }

  /** {@return how often a client spoke after the server had} */
  public int turns() {
    return turns.get();
  }

  /** Cuts every connection at once, with a reset. */
  public void cut() {
    for (Socket socket : sockets) {
      try {
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (IOException e) {
        // It is gone already.
      }
    }
    sockets.clear();
  }

  /**
   * Cuts every connection at once when the client has spoken so many times more; what it says then
   * does not arrive.
   *
   * @param further how many turns from now
   */
  public void cutAtTurn(int further) {
    turnsToCut = turns.get() + further;
  }

  /**
   * Falls silent in both directions when the client has spoken so many times more, and stays open.
   *
   * @param further how many turns from now
   */
  public void silentAtTurn(int further) {
    turnsToSilence = turns.get() + further;
  }

  /**
   * Does something when the client has spoken so many times more; what it said arrives behind that.
   *
   * @param further how many turns from now
   * @param action what is done
   */
  public void atTurn(int further, Runnable action) {
    this.action = action;
    turnsToAct = turns.get() + further;
  }

  /**
   * Lets each new connection wait for the server's first answer.
   *
   * @param millis how long
   */
  public void answerFirstAfter(long millis) {
    firstAnswerAfterMillis = millis;
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(server);
        boolean[] serverSpoke = {true};
        daemon(() -> pump(client, server, serverSpoke, true));
        daemon(
            () -> {
              pause(firstAnswerAfterMillis);
              pump(server, client, serverSpoke, false);
            });
      }
    } catch (IOException e) {
      cut();
    }
  }

  private void pump(Socket from, Socket to, boolean[] serverSpoke, boolean fromClient) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        synchronized (serverSpoke) {
          if (fromClient && serverSpoke[0]) {
            spoke();
          }
          serverSpoke[0] = !fromClient;
        }
        if (!silent) {
          output.write(buffer, 0, read);
        }
      }
      to.shutdownOutput();
    } catch (IOException e) {
      close(from);
      close(to);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void spoke() {
    int now = turns.incrementAndGet();
    silent |= now >= turnsToSilence;
    if (now >= turnsToAct) {
      turnsToAct = Integer.MAX_VALUE;
      action.run();
    }
    if (now >= turnsToCut) {
      turnsToCut = Integer.MAX_VALUE;
      cut();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone already.
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "faulty line");
    thread.setDaemon(true);
    thread.start();
  }

  /** The server is away: every connection is cut, and no further one is taken. */
  public void loseServer() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }

  @Override
  public void close() {
    loseServer();
  }
}
