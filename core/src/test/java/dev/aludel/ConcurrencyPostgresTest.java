package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.LockWaitException;
import dev.aludel.error.RowsMovedException;
import dev.aludel.postgres.FaultyLine;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.process.ForksProcesses;
import dev.aludel.process.LeftProcesses;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.RunReport;
import dev.aludel.revision.Plan;
import dev.aludel.setting.Limits;
import dev.aludel.setting.RepairDecision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many at once: every revision runs exactly once, and all end at head. */
@ForksProcesses
@ExtendWith(PostgresExtension.class)
class ConcurrencyPostgresTest {

  private static final int REVISIONS = 12;

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void line(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp);
    String previous = "base";
    for (int i = 0; i < REVISIONS; i++) {
      String id = "r%03d".formatted(i);
      folder.revision(
          id, previous, "SELECT pg_sleep(0.02);\nCREATE TABLE t_" + id + " (a int);", "SELECT 1;");
      previous = id;
    }
  }

  private AludelBuilder builder() {
    return Aludel.builder()
        .url(database.url(), database.user(), database.password())
        .locations(folder.location());
  }

  private void assertEachRanOnce() {
    assertThat(database.strings("SELECT count(*), count(DISTINCT revision) FROM aludel_log"))
        .containsExactly(REVISIONS + "|" + REVISIONS);
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("r011");
  }

  /** Behind a pooler of transactions nothing is locked between the plan and its first step. */
  private AludelBuilder pooled() {
    return builder().settings(Map.of("pooler", "transaction"));
  }

  /** Lets another process take its turn between the plan and its first step. */
  private record Overtaken(Runnable other) implements MigrationListener {
    @Override
    public void planned(Plan plan) {
      other.run();
    }
  }

  @Test
  void behindAPoolerAProcessThatLosesTheRaceTellsWhereTheDatabaseIs() {
    RunReport lost =
        pooled().listener(new Overtaken(() -> pooled().build().upgrade())).build().upgrade();
    assertThat(lost.steps()).isEmpty();
    assertThat(lost.rowsBefore()).containsExactly("r011");
    assertThat(lost.rowsAfter()).containsExactly("r011");
    assertEachRanOnce();
  }

  @Test
  void behindAPoolerAProcessThatIsOvertakenHalfWayTellsWhatItDid() {
    RunReport rest =
        pooled().listener(new Overtaken(() -> pooled().build().upgrade("r008"))).build().upgrade();
    assertThat(rest.revisions()).containsExactly("r009", "r010", "r011");
    assertThat(rest.rowsAfter()).containsExactly("r011");
    assertEachRanOnce();
  }

  /** The first turns connect; at the last ones this process has the lock. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anotherProcessMayTakeItsTurnAtAnyTurnOfThisOne(int turn) throws Exception {
    folder = RevisionFolder.in(Files.createDirectory(temp.resolve("two")));
    folder.revision("r1", "base", "CREATE TABLE a (a int);", "DROP TABLE a;");
    folder.revision("r2", "r1", "CREATE TABLE b (a int);", "DROP TABLE b;");
    try (FaultyLine line = new FaultyLine(database)) {
      Aludel ours = builder().dataSource(line.dataSource()).build();
      Aludel other = builder().settings(Map.of("lock-wait", "50ms")).build();
      line.atTurn(turn, () -> unlessLocked(other::upgrade));
      assertThat(ours.upgrade().rowsAfter()).containsExactly("r2");
      line.atTurn(turn, () -> unlessLocked(() -> other.downgrade("base")));
      assertThat(ours.upgrade().rowsAfter()).containsExactly("r2");
      other.downgrade("base");
      database.execute("DROP TABLE aludel_version, aludel_log");
      line.atTurn(turn, other::upgrade);
      assertThat(ours.current().pending()).hasSizeLessThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 8, 9, 10})
  void behindAPoolerAnotherProcessMayTakeItsTurnAtAnyTurnOfThisOne(int turn) throws Exception {
    RevisionFolder older =
        RevisionFolder.in(Files.createDirectory(temp.resolve("older"))).table("r1", "base");
    folder = RevisionFolder.in(Files.createDirectory(temp.resolve("newer"))).table("r1", "base");
    folder.table("r2", "r1").table("r3", "r2");
    try (FaultyLine line = new FaultyLine(database)) {
      AludelBuilder pooled = pooled().dataSource(line.dataSource());
      Aludel ours = pooled.build();
      Aludel ourOlder = pooled.locations(older.location()).build();
      Aludel other = builder().settings(Map.of("lock-wait", "50ms")).build();
      other.workbench().ensureVersion();
      line.atTurn(turn, () -> ifItMay(() -> other.upgrade("r1")));
      assertThat(ours.dryRun("head").plan().rowsAfter()).containsExactly("r3");
      other.upgrade();
      line.atTurn(turn, () -> ifItMay(() -> other.downgrade("r2")));
      assertThat(ourOlder.downgrade("base").rowsAfter()).isEmpty();
      other.upgrade();
      line.atTurn(turn, () -> ifItMay(() -> other.downgrade("base")));
      try {
        ours.repair("r1", RepairDecision.ACCEPT);
      } catch (ConfigurationException | RowsMovedException e) {
        assertThat(other.current().rows()).isEmpty();
      }
      other.validate(true);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 12, 13})
  void behindAPoolerAnotherProcessMayStampTheSchemaFirst(int turn) throws Exception {
    folder = RevisionFolder.in(Files.createDirectory(temp.resolve("stamped"))).table("r1", "base");
    folder.table("r2", "r1");
    database.execute("CREATE TABLE t_r1 (a int)");
    Map<String, String> settings =
        Map.of("pooler", "transaction", "on-unversioned", "stamp:r1", "lock-wait", "50ms");
    try (FaultyLine line = new FaultyLine(database)) {
      Aludel ours = builder().settings(settings).dataSource(line.dataSource()).build();
      Aludel other = builder().settings(settings).build();
      line.atTurn(turn, () -> ifItMay(other::upgrade));
      assertThat(ours.upgrade().rowsAfter()).containsExactly("r2");
      other.validate();
    }
  }

  private static void ifItMay(Runnable work) {
    try {
      work.run();
    } catch (AludelException e) {
      // This process was faster, or has the lock.
    }
  }

  private static void unlessLocked(Runnable work) {
    try {
      work.run();
    } catch (LockWaitException e) {
      // This process was faster.
    }
  }

  @Test
  void eightThreadsRunEachRevisionOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Integer>> results = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Callable<Integer> upgrade =
          () -> {
            Aludel aludel = builder().build();
            start.await();
            return aludel.upgrade().steps().size();
          };
      results.add(threads.submit(upgrade));
    }
    start.countDown();
    int ran = 0;
    for (Future<Integer> result : results) {
      ran += result.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();
    assertThat(ran).isEqualTo(REVISIONS);
    assertEachRanOnce();
  }

  @Test
  void threeProcessesRunEachRevisionOnce() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(
          LeftProcesses.start(
              new ProcessBuilder(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-cp",
                      System.getProperty("java.class.path"),
                      UpgradeMain.class.getName(),
                      database.url(),
                      database.user(),
                      database.password(),
                      folder.location())
                  .inheritIO()));
    }
    for (Process process : processes) {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    assertEachRanOnce();
  }

  @Test
  void aHolderThatSitsIdleIsNotWaitedForLongerThanTheLimit() throws Exception {
    CountDownLatch holding = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    MigrationListener sitting =
        new MigrationListener() {
          @Override
          public void planned(Plan plan) throws Exception {
            holding.countDown();
            release.await();
          }
        };
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<Integer> holder =
        thread.submit(() -> builder().listener(sitting).build().upgrade().steps().size());
    holding.await();
    Limits impatient = Limits.defaults().withLockWait(Duration.ofSeconds(1));
    assertThatThrownBy(() -> builder().limits(impatient).build().upgrade())
        .isInstanceOf(LockWaitException.class)
        .hasMessageMatching(
            "(?s)The migration lock is held by another process: backend \\d+ \\(aludel\\) from 127\\.0\\.0\\.1,"
                + " connected for \\d+ s, idle\\. It sat idle for longer than the 1 s of the setting"
                + " 'lock-wait'\\.\nLook what it does, or end it with 'SELECT pg_terminate_backend\\(\\d+\\)':"
                + " its work is rolled back and the lock is free\\.");
    release.countDown();
    assertThat(holder.get(60, TimeUnit.SECONDS)).isEqualTo(REVISIONS);
    thread.shutdown();
    assertEachRanOnce();
  }
}
