package dev.aludel.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import org.postgresql.ds.PGSimpleDataSource;

/** pgbouncer in transaction mode before the tests' server, where the machine has it. */
public final class Pgbouncer implements AutoCloseable {

  private final PostgresDatabase database;
  private final Path folder;
  private final Process process;
  private final int port;

  private Pgbouncer(PostgresDatabase database, Path folder, Process process, int port) {
    this.database = database;
    this.folder = folder;
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it, or skips the test and says why.
   *
   * @param database what clients get to, whatever password they give
   * @param connections how many server connections they share
   */
  public static Pgbouncer before(PostgresDatabase database, int connections) throws Exception {
    Path program =
        Stream.concat(
                Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":")),
                Stream.of("/usr/sbin", "/usr/local/sbin"))
            .map(folder -> Path.of(folder, "pgbouncer"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () ->
                    new TestAbortedException(
                        "There is no pgbouncer on this machine, so nothing is tested through one; Debian's package"
                            + " of that name brings it"));
    boolean root = System.getProperty("user.name").equals("root");
    if (root && !Files.readString(Path.of("/etc/passwd")).contains("\npostgres:")) {
      throw new TestAbortedException(
          "pgbouncer does not run as root, and there is no user 'postgres' to run it as");
    }
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    PGSimpleDataSource server = database.dataSource();
    Path folder =
        Files.createTempDirectory(
            "aludel-pgbouncer",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Path settings =
        Files.writeString(
            folder.resolve("pgbouncer.ini"),
            """
            [databases]
            %1$s = host=%2$s port=%3$d dbname=%1$s user=%4$s password=%5$s
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %6$d
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = %7$d
            max_client_conn = 100
            ignore_startup_parameters = extra_float_digits
            log_connections = 0
            log_disconnections = 0
            """
                .formatted(
                    database.name(),
                    server.getServerNames()[0],
                    server.getPortNumbers()[0],
                    database.user(),
                    database.password(),
                    port,
                    connections));
    List<String> command = new ArrayList<>();
    if (root) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.addAll(List.of(program.toString(), settings.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Pgbouncer started = new Pgbouncer(database, folder, process, port);
    started.awaitOpen();
    return started;
  }

  private void awaitOpen() throws Exception {
    for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); ; ) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IllegalStateException(
              "pgbouncer did not start: " + Files.readString(folder.resolve("log")), e);
        }
        Thread.sleep(50);
      }
    }
  }

  /** {@return a data source through it} */
  public PGSimpleDataSource dataSource() {
    PGSimpleDataSource source = database.dataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    return source;
  }

  /** {@return a JDBC URL through it} */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database.name();
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
    Files.deleteIfExists(folder.resolve("pgbouncer.ini"));
    Files.deleteIfExists(folder.resolve("log"));
    Files.deleteIfExists(folder);
  }
}
