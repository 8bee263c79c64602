package dev.aludel.internal.target;

import dev.aludel.error.AutogenerateException;
import dev.aludel.internal.database.ServerAddress;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A PostgreSQL of one's own, from binaries on the class path; it ends with the run.
 *
 * <p>Its starter is called by reflection: it lies on the class path of the project that is worked
 * on, which the command line sees through another class loader than its own.
 */
final class EmbeddedServer implements AutoCloseable {

  private static final String STARTER = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

  /** A busy machine has been seen to take 8 seconds. */
  private static final Duration START_WAIT = Duration.ofSeconds(60);

  private static final Map<String, String> CONFIGURATION =
      Map.of(
          "fsync", "off",
          "full_page_writes", "off",
          "synchronous_commit", "off",
          "max_locks_per_transaction", "1024",
          "max_wal_size", "256MB",
          "lc_messages", "C",
          "log_min_messages", "fatal");

  /** Names the folder where the library clears away what killed JVMs left. */
  private static final String CLEARED = "ot.epg.working-dir";

  /** Linux's file system in memory. On ext4 a database took three to nine times as long. */
  private static final File MEMORY = new File("/dev/shm");

  /** What several servers beside each other need at most, each with its write-ahead log. */
  private static final long ROOM = 4L << 30;

  private final AutoCloseable server;
  private final ServerAddress address;

  private EmbeddedServer(AutoCloseable server, ServerAddress address) {
    this.server = server;
    this.address = address;
  }

  /**
   * Starts a server.
   *
   * @param loader what sees the binaries
   * @return the server; nothing where there are no binaries
   * @throws AutogenerateException where it doesn't start
   */
  static Optional<EmbeddedServer> start(ClassLoader loader) {
    Class<?> starter;
    try {
      starter = Class.forName(STARTER, true, loader);
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
    String password = UUID.randomUUID().toString();
    try {
      Path passwordFile = Files.createTempFile("aludel", ".password");
      try {
        Files.writeString(passwordFile, password);
        return Optional.of(start(starter, password, passwordFile));
      } finally {
        Files.delete(passwordFile);
      }
    } catch (InvocationTargetException e) {
      throw failed(java.util.Objects.requireNonNull(e.getCause()));
    } catch (IOException | ReflectiveOperationException e) {
      throw failed(e);
    }
  }

  private static EmbeddedServer start(Class<?> starter, String password, Path passwordFile)
      throws ReflectiveOperationException {
    Object builder = builder(starter);
    call(builder, "setPGStartupWait", Duration.class, START_WAIT);
    // Options of initdb, whatever the method's name: others on this machine get no access.
    call(builder, "setLocaleConfig", "auth", "scram-sha-256");
    call(builder, "setLocaleConfig", "pwfile", passwordFile.toString());
    call(builder, "setConnectConfig", "password", password);
    for (Map.Entry<String, String> setting : CONFIGURATION.entrySet()) {
      call(builder, "setServerConfig", setting.getKey(), setting.getValue());
    }
    AutoCloseable server = (AutoCloseable) builder.getClass().getMethod("start").invoke(builder);
    Object port = starter.getMethod("getPort").invoke(server);
    String url = "jdbc:postgresql://localhost:" + port + "/postgres";
    return new EmbeddedServer(server, new ServerAddress(url, "postgres", password));
  }

  /** A builder for data in memory, unless there is little room. */
  private static Object builder(Class<?> starter) throws ReflectiveOperationException {
    if (!MEMORY.canWrite() || MEMORY.getUsableSpace() < ROOM) {
      return starter.getMethod("builder").invoke(null);
    }
    File folder = new File(MEMORY, "aludel-scratch-" + System.getProperty("user.name"));
    String before = System.setProperty(CLEARED, folder.getPath());
    try {
      Object builder = starter.getMethod("builder").invoke(null);
      call(builder, "setDataDirectory", File.class, new File(folder, UUID.randomUUID().toString()));
      return builder;
    } finally {
      if (before == null) {
        System.clearProperty(CLEARED);
      } else {
        System.setProperty(CLEARED, before);
      }
    }
  }

  private static void call(Object builder, String method, Class<?> type, Object argument)
      throws ReflectiveOperationException {
    builder.getClass().getMethod(method, type).invoke(builder, argument);
  }

  private static void call(Object builder, String method, String name, String value)
      throws ReflectiveOperationException {
    builder.getClass().getMethod(method, String.class, String.class).invoke(builder, name, value);
  }

  private static AutogenerateException failed(Throwable cause) {
    return new AutogenerateException(
        "The embedded PostgreSQL on the class path didn't start: " + cause,
        "See whether its binaries are those of this platform; or name another server with the setting"
            + " 'scratch'.",
        cause);
  }

  ServerAddress address() {
    return address;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (Exception e) {
      org.slf4j.LoggerFactory.getLogger("dev.aludel")
          .debug("The embedded PostgreSQL did not stop", e);
    }
  }
}
