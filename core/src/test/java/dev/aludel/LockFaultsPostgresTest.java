package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.RevisionFailedException;
import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.Revision;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.Limits;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.Progress;
import dev.aludel.revision.Step;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Others hold what a revision needs: nobody queues for long, and the revision gets there. */
@ExtendWith(PostgresExtension.class)
@Isolated("captures the log and measures")
class LockFaultsPostgresTest {

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final List<Progress> seen = new CopyOnWriteArrayList<>();

  @BeforeEach
  void oneTable(PostgresDatabase shared) {
    database = shared.fresh();
    folder =
        RevisionFolder.in(temp)
            .revision(
                "aaaa",
                "base",
                "CREATE TABLE item (id int PRIMARY KEY, title text);\nINSERT INTO item SELECT n, 'x' || n FROM generate_series(1, 1000) n;",
                "SELECT 1;");
    aludel().build().upgrade();
    events.clear();
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private AludelBuilder aludel() {
    return Aludel.builder()
        .dataSource(database.dataSource())
        .locations(folder.location())
        .listener(
            new MigrationListener() {
              @Override
              public void retried(Step step, int attempt, String reason) {
                events.add("retried " + step.revision().id() + " " + attempt);
              }

              @Override
              public void done(dev.aludel.report.StepReport report) {
                events.add("done " + report.step().revision().id());
              }

              @Override
              public void progress(Step step, Progress progress) {
                seen.add(progress);
              }
            });
  }

  /** Reads a row again and again; the longest wait in milliseconds. */
  private Future<Long> reader(AtomicBoolean stop) {
    return threads.submit(
        () -> {
          AtomicLong longest = new AtomicLong();
          try (Connection connection = database.dataSource().getConnection();
              Statement statement = connection.createStatement()) {
            while (!stop.get()) {
              long begun = System.nanoTime();
              statement.executeQuery("SELECT title FROM item WHERE id = 7").close();
              longest.accumulateAndGet((System.nanoTime() - begun) / 1_000_000, Math::max);
              Thread.sleep(5);
            }
          }
          return longest.get();
        });
  }

  private Future<?> longQuery(int seconds) throws Exception {
    Connection connection = database.dataSource().getConnection();
    Statement statement = connection.createStatement();
    statement.execute("SET application_name = 'report of the month'");
    Future<?> query =
        threads.submit(
            () -> {
              try (connection;
                  statement) {
                statement.execute("SELECT count(*), pg_sleep(" + seconds + ") FROM item");
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
    TimeUnit.MILLISECONDS.sleep(300);
    return query;
  }

  @Test
  void readersWaitNoLongerThanTheLockTimeoutWhileALongQueryBlocksARevision() throws Exception {
    folder.revision("bbbb", "aaaa", "ALTER TABLE item ADD COLUMN more int;", "SELECT 1;");
    AtomicBoolean stop = new AtomicBoolean();
    Future<?> blocking = longQuery(3);
    List<Future<Long>> readers = List.of(reader(stop), reader(stop), reader(stop));
    List<String> lines;
    try (LogCapture log = new LogCapture()) {
      aludel().limits(Limits.defaults().withLockTimeout(Duration.ofSeconds(1))).build().upgrade();
      lines = log.lines();
    }
    stop.set(true);
    blocking.get(20, TimeUnit.SECONDS);
    List<Long> waits = new ArrayList<>();
    for (Future<Long> reader : readers) {
      waits.add(reader.get(20, TimeUnit.SECONDS));
    }
    System.out.println("longest waits of readers, ms: " + waits);
    assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(500L, 3_000L));
    assertThat(events).hasSizeGreaterThan(1).startsWith("retried bbbb 2").endsWith("done bbbb");
    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches(
                        "bbbb met a lock \\(SQLSTATE 55P03\\); attempt 2 of 11 follows\\. It may be held by backend"
                            + " \\d+ \\(report of the month\\) active in a transaction for \\d+ s[;.].*"));
  }

  @Test
  void aDeadlockIsTriedAgain() throws Exception {
    database.execute("CREATE TABLE other (id int)");
    folder.revision(
        "bbbb",
        "aaaa",
        "SET LOCAL deadlock_timeout = '100ms';\nLOCK TABLE item IN SHARE ROW EXCLUSIVE MODE;\nSELECT pg_sleep(1);\nLOCK TABLE other IN SHARE ROW EXCLUSIVE MODE;",
        "SELECT 1;");
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET deadlock_timeout = '1min'");
      statement.execute("LOCK TABLE other IN SHARE ROW EXCLUSIVE MODE");
      Future<?> upgrade =
          threads.submit(
              () ->
                  aludel()
                      .limits(Limits.defaults().withLockTimeout(Duration.ZERO))
                      .build()
                      .upgrade());
      TimeUnit.MILLISECONDS.sleep(500);
      // Waits for the revision, which then asks for what this holds.
      statement.execute("LOCK TABLE item IN SHARE ROW EXCLUSIVE MODE");
      connection.commit();
      upgrade.get(30, TimeUnit.SECONDS);
    }
    assertThat(events).containsExactly("retried bbbb 2", "done bbbb");
  }

  @Test
  void theTagsOfARevisionGoBeforeTheSettings() throws Exception {
    folder.file(
        "bbbb.sql",
        "-- @revises aaaa\n-- @lock-timeout 250ms\n-- @statement-timeout 90s\n-- @upgrade\n"
            + "CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS l, current_setting('statement_timeout') AS s;\n");
    folder.revision(
        "cccc",
        "bbbb",
        "INSERT INTO seen SELECT current_setting('lock_timeout'), current_setting('statement_timeout');",
        "SELECT 1;");
    aludel().build().upgrade();
    assertThat(database.strings("SELECT l, s FROM seen")).containsExactly("250ms|90s", "1s|0");
  }

  @Test
  void aStatementTimeoutEndsARevisionForGood() {
    folder.file(
        "bbbb.sql",
        "-- @revises aaaa\n-- @statement-timeout 200ms\n-- @upgrade\nSELECT pg_sleep(5);\n");
    assertThatThrownBy(() -> aludel().build().upgrade())
        .isInstanceOf(RevisionFailedException.class)
        .hasMessageContaining("SQLSTATE 57014")
        .hasMessageContaining("Raise the timeout, for this revision with '@statement-timeout'");
    assertThat(events).isEmpty();
  }

  /** Must not be called twice. */
  @Revision(id = "bbbb", revises = "aaaa", retry = false, lockTimeout = "200ms")
  public static final class Once implements Migration {
    @Override
    public void upgrade(Operations op) {
      op.execute("ALTER TABLE item ADD COLUMN more int");
    }
  }

  @Test
  void aRevisionThatForbidsItIsNotTriedAgain() throws Exception {
    Future<?> blocking = longQuery(2);
    assertThatThrownBy(() -> aludel().migrations(new Once()).build().upgrade())
        .isInstanceOf(RevisionFailedException.class)
        .hasMessageContaining("SQLSTATE 55P03");
    assertThat(events).isEmpty();
    blocking.get(20, TimeUnit.SECONDS);
  }

  @Test
  void withAnObserverProgressNamesTheWorkAndTheBlocker() throws Exception {
    folder.revision(
        "bbbb", "aaaa", "CREATE INDEX CONCURRENTLY item_title ON item (title);", "SELECT 1;");
    Future<?> blocking = longQuery(5);
    aludel().observer(database.dataSource()).build().upgrade();
    blocking.get(20, TimeUnit.SECONDS);
    assertThat(seen)
        .anySatisfy(
            progress -> {
              assertThat(progress.work().map(Progress.Work::command))
                  .contains("CREATE INDEX CONCURRENTLY");
              assertThat(progress.work().orElseThrow().phase()).startsWith("waiting for");
              assertThat(progress.blockers())
                  .extracting(Progress.Blocker::application)
                  .containsExactly("report of the month");
            });
    assertThat(
            database.strings(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"))
        .containsExactly("1");
  }

  @Test
  void withoutAnObserverThereIsALineEveryTenSeconds() {
    folder.revision("bbbb", "aaaa", "SELECT pg_sleep(11.5);", "SELECT 1;");
    try (LogCapture log = new LogCapture()) {
      aludel().build().upgrade();
      assertThat(log.lines())
          .filteredOn(line -> line.contains("at work"))
          .hasSize(1)
          .allSatisfy(line -> assertThat(line).matches("bbbb has been at work for 1[01] s"));
    }
    assertThat(seen).hasSizeBetween(5, 12);
  }
}
