package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.error.ConnectionFailedException;
import dev.aludel.error.NotAtHeadException;
import dev.aludel.error.QueryFailedException;
import dev.aludel.error.UnsettledRevisionException;
import dev.aludel.postgres.CrashingServer;
import dev.aludel.setting.Limits;
import dev.aludel.setting.RepairDecision;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The server itself is stopped at once, comes late, or is a standby. */
@Isolated("many processes, and waits that are short")
class ServerCrashPostgresTest {

  @TempDir static Path temp;
  @TempDir Path files;
  private static CrashingServer server;

  @BeforeAll
  static void startServer() throws IOException {
    server = new CrashingServer(Files.createDirectory(temp.resolve("data")));
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @Test
  void stoppedInMidRunAFewTimes() throws Exception {
    stop(2, new Random(4711));
  }

  @Test
  @Tag("soak")
  void stoppedInMidRunTwentyTimes() throws Exception {
    stop(20, new Random(20241107));
  }

  private void stop(int times, Random random) throws Exception {
    RevisionFolder folder = RevisionFolder.in(files);
    ThirtyRevisions.write(folder);
    String database = "crash_" + times;
    long begun = System.nanoTime();
    renew(database);
    upgrade(database, folder);
    long millis = (System.nanoTime() - begun) / 1_000_000;
    List<String> undisturbed = outcome(database);
    int inMidRun = 0;
    int looked = 0;
    ExecutorService thread = Executors.newSingleThreadExecutor();
    for (int i = 0; i < times; i++) {
      renew(database);
      CountDownLatch started = new CountDownLatch(1);
      Future<?> running =
          thread.submit(
              () -> {
                started.countDown();
                upgrade(database, folder);
              });
      started.await();
      Thread.sleep((long) (random.nextDouble() * millis));
      server.crash();
      boolean failed = false;
      try {
        running.get(60, TimeUnit.SECONDS);
      } catch (java.util.concurrent.ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(AludelException.class);
        failed = true;
      }
      inMidRun += failed ? 1 : 0;
      // While the server recovers, the next start waits for it.
      Future<Integer> next = thread.submit(() -> settle(database, folder));
      server.restart();
      looked += next.get(120, TimeUnit.SECONDS);
      assertThat(outcome(database)).isEqualTo(undisturbed);
    }
    thread.shutdown();
    System.out.printf(
        "server stopped: %d times, %d of them in mid-run; %d times a person had to look%n",
        times, inMidRun, looked);
  }

  private static int settle(String database, RevisionFolder folder) throws SQLException {
    for (int looked = 0; ; looked++) {
      try {
        upgrade(database, folder);
        return looked;
      } catch (UnsettledRevisionException e) {
        boolean done =
            !strings(database, "SELECT 1 FROM ran WHERE id = '" + e.revision() + ".2'").isEmpty();
        aludel(database, folder)
            .repair(e.revision(), done ? RepairDecision.DONE : RepairDecision.UNDONE);
      }
    }
  }

  private static void renew(String database) throws SQLException {
    execute("postgres", "DROP DATABASE IF EXISTS " + database);
    execute("postgres", "CREATE DATABASE " + database);
  }

  private static void upgrade(String database, RevisionFolder folder) {
    aludel(database, folder).upgrade();
  }

  private static Aludel aludel(String database, RevisionFolder folder) {
    return Aludel.builder()
        .url(url(database), "postgres", "")
        .locations(folder.location())
        .limits(Limits.defaults().withConnectWait(Duration.ofSeconds(60)))
        .build();
  }

  private static String url(String database) {
    return "jdbc:postgresql://localhost:"
        + server.dataSource().getPortNumbers()[0]
        + "/"
        + database;
  }

  private static List<String> outcome(String database) throws SQLException {
    List<String> outcome = new ArrayList<>(strings(database, ThirtyRevisions.SCHEMA));
    outcome.addAll(strings(database, ThirtyRevisions.RAN));
    return outcome;
  }

  private static void execute(String database, String sql) throws SQLException {
    var source = server.dataSource();
    source.setDatabaseName(database);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> strings(String database, String sql) throws SQLException {
    var source = server.dataSource();
    source.setDatabaseName(database);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (row.next()) {
        String text = row.getString(1);
        found.add(row.getMetaData().getColumnCount() > 1 ? text + "|" + row.getString(2) : text);
      }
      return found;
    }
  }

  @Test
  void aStandbyIsLookedAtAndWaitedForAndNotWrittenTo() throws Exception {
    RevisionFolder folder = RevisionFolder.in(files).table("aaaa", "base");
    renew("stood");
    upgrade("stood", folder);
    folder.table("bbbb", "aaaa");
    server.crash();
    Path copy = temp.resolve("standby");
    copy(server.data(), copy);
    server.restart();
    Files.createFile(copy.resolve("standby.signal"));
    Files.deleteIfExists(copy.resolve("postmaster.pid"));
    try (CrashingServer standby = new CrashingServer(copy)) {
      Aludel aludel =
          Aludel.builder()
              .url(
                  "jdbc:postgresql://localhost:"
                      + standby.dataSource().getPortNumbers()[0]
                      + "/stood",
                  "postgres",
                  "")
              .locations(folder.location())
              .limits(Limits.defaults().withConnectWait(Duration.ofSeconds(60)))
              .build();
      aludel.validate(true);
      assertThat(aludel.current().rows()).containsExactly("aaaa");
      assertThatThrownBy(() -> aludel.await(Duration.ofMillis(300)))
          .isInstanceOf(NotAtHeadException.class);
      assertThatThrownBy(aludel::upgrade)
          .isInstanceOf(QueryFailedException.class)
          .hasMessage(
              "The server is a standby, which can't be written to.\n"
                  + "Point the URL at the primary, for instance with 'targetServerType=primary'.");
      Files.delete(files.resolve("bbbb.sql"));
      Aludel older =
          Aludel.builder()
              .url(
                  "jdbc:postgresql://localhost:"
                      + standby.dataSource().getPortNumbers()[0]
                      + "/stood",
                  "postgres",
                  "")
              .locations(folder.location())
              .build();
      older.validate();
      older.await(Duration.ofSeconds(1));
      assertThat(older.upgrade().steps()).isEmpty();
    }
  }

  @Test
  void aServerThatComesLateIsWaitedForWhereOneSaysSo() throws Exception {
    RevisionFolder folder = RevisionFolder.in(files).table("aaaa", "base");
    renew("late");
    server.crash();
    assertThatThrownBy(
            () ->
                Aludel.builder()
                    .url(url("late"), "postgres", "")
                    .locations(folder.location())
                    .build()
                    .upgrade())
        .isInstanceOf(ConnectionFailedException.class);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<?> waiting = thread.submit(() -> upgrade("late", folder));
    TimeUnit.SECONDS.sleep(1);
    assertThat(waiting.isDone()).isFalse();
    server.restart();
    waiting.get(60, TimeUnit.SECONDS);
    thread.shutdown();
    assertThat(strings("late", "SELECT version_num FROM aludel_version")).containsExactly("aaaa");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(
                folder,
                to.resolve(from.relativize(folder)),
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
