package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.setting.StartMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A start says what it did, also where there was nothing to do. */
@ExtendWith(PostgresExtension.class)
class StartLinePostgresTest {

  @TempDir Path temp;
  private PostgresDatabase database;
  private String where;

  @BeforeEach
  void twoRevisions(PostgresDatabase shared) {
    database = shared.fresh();
    RevisionFolder.in(temp).table("aaaa", "base").table("bbbb", "aaaa");
    where =
        "the database '%s' (schema 'public', user '%s') is at "
            .formatted(database.name(), database.user());
  }

  private Aludel in(StartMode mode) {
    return Aludel.builder()
        .dataSource(database.dataSource())
        .locations("filesystem:" + temp)
        .settings(now -> now.withStart(now.start().withMode(mode)))
        .build();
  }

  private static List<String> lines(LogCapture log) {
    return log.lines().stream().map(line -> line.replaceAll("\\d+ ms", "… ms")).toList();
  }

  @Test
  void aStartWithNothingToDoSaysWhereTheDatabaseIs() {
    in(StartMode.UPGRADE).start();
    try (LogCapture log = new LogCapture()) {
      in(StartMode.UPGRADE).start();
      assertThat(lines(log))
          .containsExactly("Nothing to run of 2 revision(s) in … ms; " + where + "bbbb");
    }
  }

  @Test
  void aStartThatRanRevisionsSaysSoInItsLastLine() {
    try (LogCapture log = new LogCapture()) {
      in(StartMode.UPGRADE_AND_EXIT).start();
      assertThat(lines(log)).endsWith("Ran 2 of 2 revision(s) in … ms; " + where + "bbbb");
    }
  }

  @Test
  void aStartThatOnlyValidatesSaysWhatItFound() {
    in(StartMode.UPGRADE).upgrade();
    try (LogCapture log = new LogCapture()) {
      in(StartMode.VALIDATE).start();
      assertThat(lines(log)).containsExactly("Validated 2 revision(s) in … ms; " + where + "bbbb");
    }
  }

  @Test
  @Timeout(300)
  void aStartThatWaitsSaysAtOnceWhatItWaitsFor() throws Exception {
    try (LogCapture log = new LogCapture()) {
      CompletableFuture<StartMode> waiting =
          CompletableFuture.supplyAsync(
              () -> in(StartMode.WAIT).start(), task -> new Thread(task).start());
      while (log.lines().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(lines(log))
          .containsExactly(
              "Waiting for another process to bring the database '%s' (schema 'public', user '%s') to 'bbbb': it is at base. … ms of at most 300 s are over."
                  .formatted(database.name(), database.user()));
      in(StartMode.UPGRADE).upgrade();
      waiting.get();
      assertThat(lines(log))
          .endsWith("Waited for this build's revisions in … ms; " + where + "bbbb");
    }
  }

  @Test
  void aStartThatRunsAChangedRevisionAgainSaysWhatItTakesBack() {
    in(StartMode.UPGRADE).start();
    RevisionFolder.in(temp)
        .revision("bbbb", "aaaa", "CREATE TABLE t_bbbb (a bigint);", "DROP TABLE t_bbbb;");
    try (LogCapture log = new LogCapture()) {
      Aludel.builder()
          .developing()
          .dataSource(database.dataSource())
          .locations("filesystem:" + temp)
          .build()
          .start();
      assertThat(lines(log))
          .containsExactly(
              "The upgrade of revision 'bbbb' was changed after it was applied: %s/bbbb.sql. The first other statement is in line 4: CREATE TABLE t_bbbb (a bigint) 'on-changed=redo' takes back 'bbbb', with the rows that this drops, and then runs 'bbbb'."
                  .formatted(temp),
              "Upgrade to 'head': 1 to take back, then 1 revision(s) to run, from bbbb",
              "Downgraded bbbb (… ms)",
              "Upgraded bbbb (… ms)",
              "Took 1 back and ran 1 of 2 revision(s) in … ms; " + where + "bbbb");
    }
  }

  @Test
  void eachStartWarnsWhereRedoWasAskedForByName() {
    try (LogCapture log = new LogCapture()) {
      for (boolean developing : new boolean[] {false, true}) {
        AludelBuilder builder = Aludel.builder();
        (developing ? builder.developing() : builder)
            .dataSource(database.dataSource())
            .locations("filesystem:" + temp)
            .settings(Map.of("on-changed", "redo"))
            .build()
            .start();
      }
      assertThat(lines(log))
          .filteredOn(line -> line.contains("redo"))
          .containsExactly(
              "'on-changed=redo' is set: a revision that was changed after it was applied is taken back, with the rows that this drops, and run again. Leave the setting out where rows must stay.");
    }
  }
}
