package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.NotAtHeadException;
import dev.aludel.error.UnknownRowException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.DryRunReport;
import dev.aludel.report.LogEntry;
import dev.aludel.setting.RepairDecision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Dry runs, repairs, waiting, purging stamps and validation. */
@ExtendWith(PostgresExtension.class)
class UpkeepPostgresTest {

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void twoTables(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp).table("aaaa", "base").table("bbbb", "aaaa");
  }

  private Aludel aludel() {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location()).build();
  }

  @Test
  void aDryRunTriesEverythingAndLeavesNothing() {
    DryRunReport report = aludel().dryRun("head");
    assertThat(report.steps())
        .extracting(step -> step.step().revision().id())
        .containsExactly("aaaa", "bbbb");
    assertThat(report.notTried()).isEmpty();
    assertThat(database.strings("SELECT relname FROM pg_class WHERE relname ~ '^(t_|aludel)'"))
        .isEmpty();

    folder.revision("cccc", "bbbb", "SELECT 1/0;", "SELECT 1;");
    assertThatThrownBy(() -> aludel().dryRun("head")).hasMessageContaining("division by zero");
    assertThat(database.strings("SELECT relname FROM pg_class WHERE relname ~ '^t_'")).isEmpty();
    aludel().upgrade("bbbb");
    assertThat(aludel().dryRun("bbbb").steps()).isEmpty();
  }

  @Test
  void aRepairAcceptsAChangedScriptAndSaysSoInTheLog() {
    aludel().upgrade();
    folder.revision("aaaa", "base", "CREATE TABLE t_aaaa (a bigint);", "DROP TABLE t_aaaa;");
    assertThatThrownBy(() -> aludel().upgrade()).hasMessageContaining("repair aaaa --accept");
    aludel().repair("aaaa", RepairDecision.ACCEPT);
    assertThat(aludel().upgrade().steps()).isEmpty();
    assertThat(aludel().log(1).get(0).direction()).isEqualTo(LogEntry.Action.REPAIR);
  }

  @Test
  void aRevisionThatIsNotAppliedNeedsNoRepair() {
    aludel().upgrade("aaaa");
    assertThatThrownBy(() -> aludel().repair("bbbb", RepairDecision.ACCEPT))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "Revision 'bbbb' is not applied, so its script may change freely.\nThere is nothing to accept.");
  }

  @Test
  void waitingEndsWhenAnotherProcessHasUpgraded() throws Exception {
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(() -> aludel().await(Duration.ofSeconds(30)));
    Thread.sleep(200);
    assertThat(waiting).isNotDone();
    aludel().upgrade();
    waiting.get(10, TimeUnit.SECONDS);
  }

  @Test
  void waitingGivesUpAfterItsTimeout() {
    aludel().upgrade("aaaa");
    assertThatThrownBy(() -> aludel().await(Duration.ofMillis(300)))
        .hasMessageStartingWith("Waited 300 ms, and");
    assertThatThrownBy(() -> aludel().await(Duration.ofSeconds(1)))
        .isInstanceOf(NotAtHeadException.class)
        .hasMessage(
            "Waited 1 s, and the database still lacks 'bbbb'.\n"
                + "See whether the process that upgrades it runs, with 'current' and 'log'; or wait longer.");
  }

  @Test
  void aPurgingStampIsTheWayOutOfAnUnknownRow() {
    aludel().upgrade();
    database.execute("UPDATE aludel_version SET version_num = 'zzzz'");
    assertThatThrownBy(() -> aludel().stamp("aaaa")).isInstanceOf(UnknownRowException.class);
    assertThat(aludel().stamp(List.of("bbbb"), true).rowsAfter()).containsExactly("bbbb");
    aludel().validate();
  }

  @Test
  void validateReadsEveryScriptToItsEnd() {
    aludel().upgrade();
    folder.file("cccc.sql", "-- @revises bbbb\n-- @upgrade\nSELECT 'open;\n");
    assertThatThrownBy(() -> aludel().validate(true)).isInstanceOf(InvalidRevisionsException.class);
  }
}
