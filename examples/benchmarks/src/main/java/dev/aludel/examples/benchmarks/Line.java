package dev.aludel.examples.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line to the server that counts what goes over it, and may take its time for each turn: from the
 * client's asking to the server's answer.
 *
 * <p>It reads the messages of PostgreSQL's protocol 3.0 that come from the client; see the manual,
 * "Frontend/Backend Protocol".
 */
final class Line implements AutoCloseable {

  private final String host;
  private final int port;
  private final int millis;
  private final ServerSocket here;
  private final AtomicInteger turns = new AtomicInteger();
  private final AtomicInteger statements = new AtomicInteger();

  /**
   * Opens a line.
   *
   * @param host where the server is
   * @param port its port
   * @param millis how long each turn takes
   */
  Line(String host, int port, int millis) throws IOException {
    this.host = host;
    this.port = port;
    this.millis = millis;
    this.here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  int port() {
    return here.getLocalPort();
  }

  /** {@return what has gone over the line since this was asked last} */
  Sample.Traffic taken() {
    return new Sample.Traffic(turns.getAndSet(0), statements.getAndSet(0));
  }

  @Override
  public void close() throws IOException {
    here.close();
  }

  private void accept() {
    while (!here.isClosed()) {
      try {
        Socket client = here.accept();
        Socket server = new Socket(host, port);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        AtomicBoolean answered = new AtomicBoolean(true);
        daemon(() -> carry(client, server, () -> ask(client, server, answered)));
        daemon(() -> carry(client, server, () -> answer(client, server, answered)));
      } catch (IOException e) {
        // Closed, or a client that is gone already.
      }
    }
  }

  /** Something that reads and writes. */
  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private static void carry(Socket client, Socket server, Work work) {
    try (client;
        server) {
      work.run();
    } catch (IOException e) {
      // One of them has hung up; so do we.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(Socket client, Socket server, AtomicBoolean answered)
      throws IOException, InterruptedException {
    DataInputStream from = new DataInputStream(new BufferedInputStream(client.getInputStream()));
    DataOutputStream to = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
    // The first message has no type.
    for (boolean first = true; ; first = false) {
      int type = first ? 0 : from.read();
      if (type < 0) {
        return;
      }
      int length = from.readInt();
      byte[] rest = from.readNBytes(length - Integer.BYTES);
      if (type != 'X' && answered.getAndSet(false)) {
        turns.incrementAndGet();
        Thread.sleep(millis);
      }
      if (type == 'Q' || type == 'E') {
        statements.incrementAndGet();
      }
      if (!first) {
        to.writeByte(type);
      }
      to.writeInt(length);
      to.write(rest);
      if (from.available() == 0) {
        to.flush();
      }
    }
  }

  private static void answer(Socket client, Socket server, AtomicBoolean answered)
      throws IOException {
    byte[] bytes = new byte[1 << 16];
    for (int read = server.getInputStream().read(bytes);
        read >= 0;
        read = server.getInputStream().read(bytes)) {
      answered.set(true);
      client.getOutputStream().write(bytes, 0, read);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "line");
    thread.setDaemon(true);
    thread.start();
  }
}
