package dev.aludel.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** Starts the PostgreSQL binaries that Maven Central has; they stop with the JVM. */
final class EmbeddedServer {

  /** A busy machine has been seen to take 8 seconds. */
  private static final Duration START_WAIT = Duration.ofSeconds(60);

  /** Names the folder where the library clears away what killed JVMs left. */
  private static final String CLEARED = "ot.epg.working-dir";

  private EmbeddedServer() {}

  static ServerAddress start() {
    String password = UUID.randomUUID().toString();
    try {
      Path passwordFile = Files.createTempFile("aludel", ".password");
      try {
        Files.writeString(passwordFile, password);
        return start(password, passwordFile);
      } finally {
        Files.delete(passwordFile);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL didn't start", e);
    }
  }

  private static ServerAddress start(String password, Path passwordFile) throws IOException {
    EmbeddedPostgres postgres =
        builder()
            .setPGStartupWait(START_WAIT)
            .setOverrideWorkingDirectory(workingFolder())
            // Options of initdb, whatever the method's name: a wrong password must be refused, so
            // that tests can see what a wrong password does.
            .setLocaleConfig("auth", "scram-sha-256")
            .setLocaleConfig("pwfile", passwordFile.toString())
            .setConnectConfig("password", password)
            .setServerConfig("max_connections", "300")
            .setServerConfig("timezone", unlikeOurs())
            .setServerConfig("log_min_messages", "fatal")
            .setServerConfig("max_wal_size", "256MB")
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            // A full table forgets statements that ran once, and tests count those.
            .setServerConfig("pg_stat_statements.max", "50000")
            .start();
    return ServerAddress.local("localhost", postgres.getPort(), password);
  }

  /** A builder for data in memory, unless there is little room. */
  private static EmbeddedPostgres.Builder builder() {
    Optional<File> memory = MemoryFolder.find();
    if (memory.isEmpty()) {
      return EmbeddedPostgres.builder();
    }
    String before = System.setProperty(CLEARED, memory.get().getPath());
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(new File(memory.get(), UUID.randomUUID().toString()));
    } finally {
      if (before == null) {
        System.clearProperty(CLEARED);
      } else {
        System.setProperty(CLEARED, before);
      }
    }
  }

  /** One folder for each user: root and somebody else can't share what they unpack. */
  static File workingFolder() {
    return new File(
        System.getProperty("java.io.tmpdir"), "aludel-postgres-" + System.getProperty("user.name"));
  }

  /** A time that was meant in the JVM's zone but reached the server's is then seen by its test. */
  static String unlikeOurs() {
    return ZoneId.systemDefault().getId().equals("Asia/Kathmandu")
        ? "America/St_Johns"
        : "Asia/Kathmandu";
  }
}
