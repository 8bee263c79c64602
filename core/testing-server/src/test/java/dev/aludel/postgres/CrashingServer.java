package dev.aludel.postgres;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

/** A server of a test's own, with fsync on, that is stopped at once and started again. */
public final class CrashingServer implements AutoCloseable {

  private final Path data;
  private EmbeddedPostgres postgres;
  private int port;

  /**
   * Starts a server.
   *
   * @param data an empty folder for its data
   */
  public CrashingServer(Path data) throws IOException {
    this.data = data;
    this.postgres = start(0);
    this.port = postgres.getPort();
  }

  private EmbeddedPostgres start(int onPort) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPGStartupWait(Duration.ofSeconds(60))
            .setOverrideWorkingDirectory(EmbeddedServer.workingFolder())
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("log_min_messages", "fatal");
    if (onPort > 0) {
      builder.setPort(onPort);
    }
    return builder.start();
  }

  /** {@return a data source of its database} */
  public PGSimpleDataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"localhost"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName("postgres");
    source.setUser("postgres");
    source.setConnectTimeout(5);
    return source;
  }

  /** {@return the folder of its data} */
  public Path data() {
    return data;
  }

  private long postmaster() {
    try {
      return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    } catch (IOException e) {
      throw new IllegalStateException("The server has no postmaster.pid", e);
    }
  }

  /** Stops it as pg_ctl does in mode immediate: no checkpoint, no goodbye. */
  public void crash() throws IOException, InterruptedException {
    ProcessHandle process = ProcessHandle.of(postmaster()).orElseThrow();
    new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start().waitFor();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (process.isAlive() && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    closeQuietly();
  }

  /** It would say at length that a server which is down can't be stopped. */
  private void closeQuietly() throws IOException {
    Logger log = (Logger) LoggerFactory.getLogger(EmbeddedPostgres.class);
    Level before = log.getLevel();
    log.setLevel(Level.OFF);
    try {
      postgres.close();
    } finally {
      log.setLevel(before);
    }
  }

  /** Starts it again on the same port; it recovers from its log first. */
  public void restart() throws IOException {
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    postgres = start(port);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
