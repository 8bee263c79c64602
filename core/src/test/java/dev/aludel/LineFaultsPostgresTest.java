package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.error.AludelException;
import dev.aludel.error.LockWaitException;
import dev.aludel.postgres.FaultyLine;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.setting.Limits;
import dev.aludel.setting.TransactionMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The line to the server is cut or falls silent at every turn; and how many turns there are. */
@ExtendWith(PostgresExtension.class)
@Isolated("many processes, and waits that are short")
class LineFaultsPostgresTest {

  private static final String UNANSWERED =
      "The connection was lost while it was committed, so nothing tells yet whether it was. The next run finds"
          + " out, and never runs it twice.\n"
          + "The connection was lost in mid-revision: check the server's log, then run it again.";

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void line(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp).file("_template.sql", "");
  }

  private void counted(int revisions) {
    String previous = "base";
    for (int i = 0; i < revisions; i++) {
      String id = "r%03d".formatted(i);
      folder.revision(
          id,
          previous,
          (i == 0 ? "CREATE TABLE ran (id text);\n" : "")
              + "INSERT INTO ran VALUES ('"
              + id
              + "');\nCREATE TABLE t_"
              + id
              + " (a int);",
          "SELECT 1;");
      previous = id;
    }
  }

  private AludelBuilder over(FaultyLine line) {
    return Aludel.builder().dataSource(line.dataSource()).locations(folder.location());
  }

  private AludelBuilder direct() {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location());
  }

  @Test
  void aRevisionTakesAtMostThreeTurns() {
    counted(11);
    try (FaultyLine line = new FaultyLine(database)) {
      over(line).build().upgrade("r000");
      int before = line.turns();
      over(line).build().upgrade("+1");
      int one = line.turns() - before;
      over(line).build().upgrade();
      int nine = line.turns() - before - one;
      assertThat((nine - one) / 8.0)
          // Two; on a busy machine the line sees a turn more or less where packets meet.
          .as("turns per further revision; %d for the first", one)
          .isBetween(1.0, 3.0);
    }
  }

  @Test
  void withNothingToDoThereIsOneTurnAfterTheLogin() {
    counted(3);
    direct().build().upgrade();
    HikariConfig config = new HikariConfig();
    try (FaultyLine line = new FaultyLine(database)) {
      config.setDataSource(line.dataSource());
      config.setMaximumPoolSize(1);
      try (HikariDataSource pool = new HikariDataSource(config)) {
        Aludel aludel = Aludel.builder().dataSource(pool).locations(folder.location()).build();
        aludel.upgrade();
        int before = line.turns();
        aludel.upgrade();
        assertThat(line.turns() - before).isEqualTo(1);
      }
    }
  }

  @Test
  void cutAtManyATurnTheNextRunEndsAtHeadAndNothingRanTwice() {
    cutAt(2, 5, 8);
  }

  @Test
  @Tag("soak")
  void cutAtEveryTurnTheNextRunEndsAtHeadAndNothingRanTwice() {
    cutAt(2, 1, 25);
  }

  private void cutAt(int first, int every, int atLeast) {
    counted(4);
    folder.revision(
        "r004",
        "r003",
        "INSERT INTO ran VALUES ('r004');\nCREATE INDEX CONCURRENTLY ran_id ON ran (id);\nINSERT INTO ran VALUES ('r004b');\nVACUUM ran;\nINSERT INTO ran VALUES ('r004c');",
        "SELECT 1;");
    folder.revision("r005", "r004", "INSERT INTO ran VALUES ('r005');", "SELECT 1;");
    int failures = 0;
    for (int turn = first; turn < 60; turn += every) {
      PostgresDatabase fresh = database.fresh();
      try (FaultyLine line = new FaultyLine(fresh)) {
        line.cutAtTurn(turn);
        Aludel aludel =
            Aludel.builder().dataSource(line.dataSource()).locations(folder.location()).build();
        boolean failed = false;
        try {
          aludel.upgrade();
        } catch (AludelException e) {
          failed = true;
          failures++;
        }
        line.cutAtTurn(1_000);
        aludel.upgrade();
        assertThat(fresh.strings("SELECT id FROM ran ORDER BY 1"))
            .as("cut at turn %d", turn)
            .containsExactly("r000", "r001", "r002", "r003", "r004", "r004b", "r004c", "r005");
        assertThat(
                fresh.strings(
                    "SELECT indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE relname ~ 'ran_id'"))
            .containsExactly("t");
        if (!failed && turn > 10) {
          break;
        }
      } finally {
        fresh.close();
      }
    }
    System.out.printf("line cut: %d times in mid-run%n", failures);
    assertThat(failures).isGreaterThanOrEqualTo(atLeast);
  }

  @Test
  void aCommitThatWasNeverAnsweredIsToldAsSuch() {
    int turns = 15;
    int rounds = 5;
    counted(turns * rounds + 1);
    direct().build().upgrade("r000");
    List<String> told = new ArrayList<>();
    int done = 0;
    try (FaultyLine line = new FaultyLine(database)) {
      // Which turn carries the COMMIT depends on how packets meet, so each is cut once, and where
      // it met others each time, once more.
      while (told.stream().noneMatch(UNANSWERED::equals) && done < turns * rounds) {
        String target = "r%03d".formatted(++done);
        line.cutAtTurn(1 + (done - 1) % turns);
        try {
          over(line).build().upgrade(target);
        } catch (AludelException e) {
          told.add(
              String.valueOf(e.getMessage())
                  .replaceFirst("(?s)^.*(?=The connection was lost while)", ""));
        }
        line.cutAtTurn(1_000);
        direct().build().upgrade(target);
      }
    }
    assertThat(told).contains(UNANSWERED);
    assertThat(database.strings("SELECT count(*), count(DISTINCT id) FROM ran"))
        .containsExactly((done + 1) + "|" + (done + 1));
  }

  @Test
  void aSilentLineIsNamedByTheNextStartWhichGoesOnWhenItsAdviceIsFollowed() throws Exception {
    counted(3);
    direct().build().upgrade("r000");
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (FaultyLine line = new FaultyLine(database)) {
      over(line).build().current();
      // Before the first COMMIT: its transaction stays open, with all that it locks.
      line.silentAtTurn(line.turns() + 4);
      Future<?> hanging = thread.submit(() -> over(line).build().upgrade());
      TimeUnit.SECONDS.sleep(2);
      assertThat(hanging.isDone()).isFalse();
      Limits impatient = Limits.defaults().withLockWait(Duration.ofSeconds(1));
      LockWaitException waited =
          catchThrowableOfType(
              LockWaitException.class, () -> direct().limits(impatient).build().upgrade());
      String advice =
          String.valueOf(waited.getMessage())
              .replaceAll("(?s).*'(SELECT pg_terminate[^']*)'.*", "$1");
      assertThat(database.strings(advice)).containsExactly("t");
      direct().build().upgrade();
      assertThat(database.strings("SELECT id FROM ran ORDER BY 1"))
          .containsExactly("r000", "r001", "r002");
      line.cut();
      assertThatThrownBy(() -> hanging.get(20, TimeUnit.SECONDS))
          .hasCauseInstanceOf(AludelException.class);
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void cutInOneTransactionForAllNothingStays() {
    counted(4);
    try (FaultyLine line = new FaultyLine(database)) {
      over(line).build().current();
      line.cutAtTurn(line.turns() + 9);
      assertThatThrownBy(() -> over(line).transaction(TransactionMode.ALL).build().upgrade())
          .isInstanceOf(AludelException.class);
      assertThat(database.strings("SELECT version_num FROM aludel_version")).isEqualTo(List.of());
      over(line).transaction(TransactionMode.ALL).build().upgrade();
      assertThat(database.strings("SELECT count(*) FROM ran")).containsExactly("4");
    }
  }
}
