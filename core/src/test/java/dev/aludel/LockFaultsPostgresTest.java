package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.RevisionFailedException;
import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.Revision;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.Progress;
import dev.aludel.revision.Step;
import dev.aludel.setting.Limits;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

  /** Reads a row again and again, and counts; and reports how long it waited at most. */
  private Future<Long> reader(AtomicBoolean stop, AtomicInteger reads) {
    return threads.submit(
        () -> {
          AtomicLong longest = new AtomicLong();
          try (Connection connection = database.dataSource().getConnection();
              Statement statement = connection.createStatement()) {
            while (!stop.get()) {
              long begun = System.nanoTime();
              statement.executeQuery("SELECT title FROM item WHERE id = 7").close();
              longest.accumulateAndGet((System.nanoTime() - begun) / 1_000_000, Math::max);
              reads.incrementAndGet();
              Thread.sleep(5);
            }
          }
          return longest.get();
        });
  }

  /** Has read the table and keeps its lock until its transaction ends. */
  private Connection report() throws SQLException {
    Connection connection = database.dataSource().getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET application_name = 'report of the month'");
      connection.setAutoCommit(false);
      statement.execute("SELECT count(*) FROM item");
    }
    return connection;
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(10);
    }
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void readersGoOnWhileALongQueryBlocksARevision() throws Exception {
    folder.revision("bbbb", "aaaa", "ALTER TABLE item ADD COLUMN more int;", "SELECT 1;");
    AtomicBoolean stop = new AtomicBoolean();
    List<AtomicInteger> reads =
        List.of(new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
    List<String> lines;
    List<Future<Long>> readers = new ArrayList<>();
    try (LogCapture log = new LogCapture()) {
      Future<?> upgrade;
      try (Connection blocking = report()) {
        upgrade =
            threads.submit(
                () ->
                    aludel()
                        .limits(Limits.defaults().withLockTimeout(Duration.ofMillis(200)))
                        .build()
                        .upgrade());
        reads.forEach(count -> readers.add(reader(stop, count)));
        // Each waits behind the revision while that waits for its lock, and goes on after it gave
        // up.
        until(() -> !events.isEmpty());
        List<Integer> before = reads.stream().map(AtomicInteger::get).toList();
        int retries = events.size();
        until(() -> events.size() > retries);
        for (int i = 0; i < reads.size(); i++) {
          int reader = i;
          until(() -> reads.get(reader).get() > before.get(reader));
        }
        blocking.rollback();
      }
      upgrade.get(60, TimeUnit.SECONDS);
      stop.set(true);
      lines = log.lines();
    }
    List<Long> waits = new ArrayList<>();
    for (Future<Long> reader : readers) {
      waits.add(reader.get(60, TimeUnit.SECONDS));
    }
    System.out.println("longest waits of readers, ms: " + waits);
    assertThat(events).hasSizeGreaterThan(1).startsWith("retried bbbb 2").endsWith("done bbbb");
    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches(
                        "bbbb met a lock \\(SQLSTATE 55P03\\); attempt 2 of 11 follows\\. It may be held by backend"
                            + " \\d+ of \\w+ \\(report of the month\\) idle in transaction, in a transaction for \\d+ s[;.].*"));
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aDeadlockIsTriedAgain() throws Exception {
    database.execute("CREATE TABLE other (id int)");
    folder.revision(
        "bbbb",
        "aaaa",
        "SET LOCAL deadlock_timeout = '100ms';\nLOCK TABLE item IN SHARE ROW EXCLUSIVE MODE;\n"
            + "DO $$ BEGIN WHILE EXISTS (SELECT FROM pg_locks WHERE relation = 'other'::regclass)"
            + " AND NOT EXISTS (SELECT FROM pg_locks WHERE relation = 'item'::regclass AND NOT granted)"
            + " LOOP PERFORM pg_sleep(0.02); END LOOP; END $$;\nLOCK TABLE other IN SHARE ROW EXCLUSIVE MODE;",
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
      until(
          () ->
              database
                  .strings(
                      "SELECT count(*) FROM pg_locks WHERE relation = 'item'::regclass AND granted")
                  .contains("1"));
      // Waits for the revision, which then asks for what this holds.
      statement.execute("LOCK TABLE item IN SHARE ROW EXCLUSIVE MODE");
      connection.commit();
      upgrade.get(60, TimeUnit.SECONDS);
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
    try (Connection blocking = report()) {
      assertThatThrownBy(() -> aludel().migrations(new Once()).build().upgrade())
          .isInstanceOf(RevisionFailedException.class)
          .hasMessageContaining("SQLSTATE 55P03");
      blocking.rollback();
    }
    assertThat(events).isEmpty();
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void withAnObserverProgressNamesTheWorkAndTheBlocker() throws Exception {
    folder.revision(
        "bbbb", "aaaa", "CREATE INDEX CONCURRENTLY item_title ON item (title);", "SELECT 1;");
    try (Connection blocking = report()) {
      Future<?> upgrade =
          threads.submit(() -> aludel().observer(database.dataSource()).build().upgrade());
      until(() -> seen.stream().anyMatch(progress -> !progress.blockers().isEmpty()));
      blocking.rollback();
      upgrade.get(60, TimeUnit.SECONDS);
    }
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
    // A backend ends a moment after its connection.
    until(
        () ->
            database
                .strings("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
                .equals(List.of("1")));
  }

  /** ProgressWatchTest has the seconds. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void withoutAnObserverListenersAreToldTheTime() throws Exception {
    folder.revision("bbbb", "aaaa", "ALTER TABLE item ADD COLUMN more int;", "SELECT 1;");
    try (Connection blocking = report()) {
      Future<?> upgrade =
          threads.submit(
              () ->
                  aludel()
                      .limits(Limits.defaults().withLockTimeout(Duration.ZERO))
                      .build()
                      .upgrade());
      until(() -> !seen.isEmpty());
      blocking.rollback();
      upgrade.get(60, TimeUnit.SECONDS);
    }
    assertThat(seen)
        .allSatisfy(
            progress -> {
              assertThat(progress.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
              assertThat(progress.work()).isEmpty();
            });
  }
}
