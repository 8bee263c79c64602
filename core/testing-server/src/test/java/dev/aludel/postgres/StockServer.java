package dev.aludel.postgres;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;
import org.postgresql.ds.PGSimpleDataSource;

/** A server of PostgreSQL 15 as Debian's packages bring it, with the pg_dump that belongs to it. */
public final class StockServer implements AutoCloseable {

  /** The major version. */
  public static final int MAJOR = 15;

  private static final Path BIN = Path.of("/usr/lib/postgresql/15/bin");

  private final Process process;
  private final int port;
  private final Path folder;

  private StockServer(Process process, int port, Path folder) {
    this.process = process;
    this.port = port;
    this.folder = folder;
  }

  /** Starts it, or skips the test and says why. */
  public static StockServer start() throws Exception {
    boolean root = System.getProperty("user.name").equals("root");
    if (!Files.isExecutable(BIN.resolve("postgres"))
        || !Files.isExecutable(BIN.resolve("pg_dump"))) {
      throw new TestAbortedException(
          "There is no PostgreSQL 15 in " + BIN + "; Debian's package postgresql-15 brings it");
    }
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path folder = Files.createTempDirectory(parent(), "stock");
    List<String> as =
        root
            ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
            : List.of();
    if (root) {
      run(List.of("chown", "postgres:postgres", folder.toString()));
    }
    run(
        with(
            as,
            "initdb",
            "-D",
            folder + "/data",
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync"));
    List<String> command =
        with(
            as,
            "postgres",
            "-D",
            folder + "/data",
            "-k",
            folder.toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "fsync=off",
            "-c",
            "full_page_writes=off",
            "-c",
            "log_min_messages=fatal");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new File("/dev/null"))
            .start();
    StockServer server = new StockServer(process, port, folder);
    server.awaitStart();
    return server;
  }

  private static Path parent() throws IOException {
    Path tests = Path.of(System.getProperty("java.io.tmpdir"));
    return Files.createDirectories(MemoryFolder.find().map(File::toPath).orElse(tests));
  }

  private static List<String> with(List<String> as, String program, String... options) {
    List<String> command = new ArrayList<>(as);
    command.add(BIN.resolve(program).toString());
    command.addAll(List.of(options));
    return command;
  }

  private void awaitStart() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      try {
        execute("SELECT 1");
        return;
      } catch (SQLException e) {
        if (System.nanoTime() > deadline || !process.isAlive()) {
          close();
          throw e;
        }
        Thread.sleep(50);
      }
    }
  }

  /**
   * {@return a data source of one of its databases}
   *
   * @param database the database's name
   */
  public PGSimpleDataSource dataSource(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser("postgres");
    source.setConnectTimeout(10);
    return source;
  }

  /**
   * Runs a statement in its maintenance database.
   *
   * @param sql the statement
   */
  public void execute(String sql) throws SQLException {
    try (Connection connection = dataSource("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * {@return the schema of a database as its pg_dump writes it}
   *
   * @param database the database's name
   */
  public String dump(String database) {
    return run(
        List.of(
            BIN.resolve("pg_dump").toString(),
            "--schema-only",
            "-h",
            "127.0.0.1",
            "-p",
            Integer.toString(port),
            "-U",
            "postgres",
            database));
  }

  private static String run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + out);
      }
      return out;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    run(List.of("rm", "-rf", folder.toString()));
  }
}
