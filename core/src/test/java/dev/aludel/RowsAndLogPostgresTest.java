package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.aludel.error.ChangedRevisionsException;
import dev.aludel.error.LogDisagreesException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.setting.Policies;
import dev.aludel.setting.Policies.OnChanged;
import dev.aludel.setting.RepairDecision;
import dev.aludel.setting.TableSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The version table and the log have to say the same: nothing runs twice because one of them lost
 * what it knew, and nothing counts as applied that never ran.
 */
@ExtendWith(PostgresExtension.class)
class RowsAndLogPostgresTest {

  private static final String STAMPS =
      "SELECT revision, statement FROM aludel_log WHERE direction = 'stamp' ORDER BY id";

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void twoTables(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp).table("aaaa", "base").table("bbbb", "aaaa");
  }

  private AludelBuilder builder() {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location());
  }

  private Aludel aludel() {
    return builder().build();
  }

  private Aludel alembic() {
    return builder().tables(TableSettings.defaults().withVersionTable("alembic_version")).build();
  }

  /** Every command that would act on the wrong state says the same. */
  private static void refused(Aludel aludel, String message) {
    assertThatThrownBy(aludel::upgrade)
        .isInstanceOf(LogDisagreesException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> aludel.downgrade("base")).hasMessage(message);
    assertThatThrownBy(aludel::validate).hasMessage(message);
    assertThatThrownBy(() -> aludel.dryRun("head")).hasMessage(message);
    assertThatThrownBy(() -> aludel.offline().upgrade("current:head", new StringBuilder()))
        .hasMessage(message);
  }

  private static String messageOf(ThrowingCallable call) {
    return String.valueOf(catchThrowable(call).getMessage());
  }

  /** Types the n-th 'stamp …' that a message prints. */
  private void type(String message, int which) {
    List<String> quoted = Arrays.asList(message.split("'"));
    String command = quoted.stream().filter(part -> part.startsWith("stamp ")).toList().get(which);
    List<String> words = Arrays.asList(command.split(" "));
    boolean purge = words.contains("--purge");
    aludel().stamp(words.subList(purge ? 2 : 1, words.size()), purge);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE aludel_version|is missing",
        "DELETE FROM aludel_version|is empty",
        "TRUNCATE aludel_version|is empty"
      })
  void aVersionTableThatIsGoneDoesNotRunTheHistoryAgain(String way) {
    aludel().upgrade();
    String[] parts = way.split("\\|");
    database.execute(parts[0]);
    String message =
        "The log \"public\".\"aludel_log\" says that 'aaaa', 'bbbb' ran here, but the version table"
            + " \"public\".\"aludel_version\" "
            + parts[1]
            + ".\nLook what the database has. If the log is right, type 'stamp bbbb'; if the version table is right,"
            + " 'stamp base'.";
    refused(aludel(), message);
    type(message, 0);
    assertThat(aludel().upgrade().steps()).isEmpty();
    aludel().validate();
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("bbbb");
    assertThat(database.strings(STAMPS)).containsExactly("aaaa|applied", "bbbb|applied");
  }

  @Test
  void whereTheVersionTableIsRightAStampSaysSoAndTheHistoryRuns() {
    aludel().upgrade();
    database.execute("DROP TABLE t_aaaa, t_bbbb", "DELETE FROM aludel_version");
    assertThatThrownBy(() -> aludel().upgrade()).hasMessageContaining("'stamp base'");
    aludel().stamp("base");
    assertThat(database.strings(STAMPS)).containsExactly("bbbb|not applied", "aaaa|not applied");
    assertThat(aludel().upgrade().revisions()).containsExactly("aaaa", "bbbb");
  }

  @Test
  void aRestoredRowBelowWhatRanIsRefused() {
    aludel().upgrade();
    database.execute("UPDATE aludel_version SET version_num = 'aaaa'");
    String message =
        "The log \"public\".\"aludel_log\" says that 'bbbb' ran here, but the version table"
            + " \"public\".\"aludel_version\" holds 'aaaa'.\nLook what the database has. If the log is right, type"
            + " 'stamp bbbb'; if the version table is right, 'stamp aaaa'.";
    refused(aludel(), message);
    type(message, 1);
    assertThat(database.strings(STAMPS)).containsExactly("bbbb|not applied");
    database.execute("DROP TABLE t_bbbb");
    assertThat(aludel().upgrade().revisions()).containsExactly("bbbb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"DELETE FROM aludel_log", "DELETE FROM aludel_log WHERE revision = 'bbbb'"})
  void aLogThatForgotIsRefusedAndAStampWritesWhatItLacks(String way) {
    aludel().upgrade();
    database.execute(way);
    String message = messageOf(() -> aludel().upgrade());
    refused(aludel(), message);
    assertThat(message)
        .contains(
            "'bbbb' as applied, but the log \"public\".\"aludel_log\" has no run, stamp or import that says so.")
        .contains("'stamp bbbb'");
    aludel().stamp("bbbb");
    assertThat(database.strings(STAMPS)).contains("bbbb|applied");
    assertThat(aludel().upgrade().steps()).isEmpty();
    aludel().validate();
  }

  @Test
  void aLogThatIsMissingBesideAludelsOwnTableIsRefused() {
    aludel().upgrade();
    database.execute("DROP TABLE aludel_log");
    refused(
        aludel(),
        "The version table \"public\".\"aludel_version\" counts 'aaaa', 'bbbb' as applied, but the log"
            + " \"public\".\"aludel_log\" is missing.\nLook what the database has. If the log is right, type 'stamp base';"
            + " if the version table is right, 'stamp bbbb'.");
    assertThatThrownBy(() -> aludel().workbench().ensureVersion())
        .isInstanceOf(LogDisagreesException.class);
    aludel().stamp("bbbb");
    assertThat(aludel().upgrade().steps()).isEmpty();
  }

  @Test
  void aRowThatWasPutInByHandDoesNotPassOverARevision() {
    aludel().upgrade("aaaa");
    database.execute("UPDATE aludel_version SET version_num = 'bbbb'");
    String message =
        "The version table \"public\".\"aludel_version\" counts 'bbbb' as applied, but the log"
            + " \"public\".\"aludel_log\" has no run, stamp or import that says so.\nLook what the database has. If the log"
            + " is right, type 'stamp aaaa'; if the version table is right, 'stamp bbbb'.";
    refused(aludel(), message);
    type(message, 0);
    assertThat(aludel().upgrade().revisions()).containsExactly("bbbb");
  }

  @Test
  void aRevisionThatWasTakenBackDoesNotCountAsAppliedByItsRowAlone() {
    aludel().upgrade();
    aludel().downgrade("-1");
    database.execute("UPDATE aludel_version SET version_num = 'bbbb'");
    assertThatThrownBy(() -> aludel().upgrade()).isInstanceOf(LogDisagreesException.class);
    aludel().stamp("aaaa");
    assertThat(aludel().upgrade().revisions()).containsExactly("bbbb");
    aludel().stamp("aaaa");
    database.execute("UPDATE aludel_version SET version_num = 'bbbb'");
    assertThatThrownBy(() -> aludel().upgrade()).isInstanceOf(LogDisagreesException.class);
  }

  @Test
  void aRowThatAStampWouldLeaveGoesWithPurge() {
    folder.table("zzzz", "base");
    aludel().upgrade("bbbb");
    database.execute("INSERT INTO aludel_version VALUES ('zzzz')");
    String message = messageOf(() -> aludel().upgrade("heads"));
    assertThat(message).contains("'stamp --purge bbbb'").contains("'stamp bbbb zzzz'");
    type(message, 0);
    assertThat(aludel().upgrade("heads").revisions()).containsExactly("zzzz");
  }

  /** What 'repair --accept' would have hidden: bbbb runs, then a revision comes in below it. */
  @Test
  void aRevisionThatIsPutBelowAnAppliedOneDoesNotCountAsDoneInSilence() {
    aludel().upgrade();
    folder.table("abab", "aaaa").table("bbbb", "abab");
    String moved =
        "Revision 'bbbb' was moved after it was applied: it revises 'abab' now, and 'aaaa' then (%s).\n"
            .formatted(temp.resolve("bbbb.sql"));
    String found =
        "The version table \"public\".\"aludel_version\" counts 'abab' as applied, but the log"
            + " \"public\".\"aludel_log\" has no run, stamp or import that says so.\n";
    String action =
        "If the database has what 'abab' does, say so with 'stamp bbbb'. If not, nobody ran it here: let its file revise"
            + " a head, and let what ran without it revise what it did then.";
    assertThatThrownBy(() -> aludel().upgrade())
        .isInstanceOf(ChangedRevisionsException.class)
        .hasMessage(
            moved
                + found
                + "Restore the old text and put the difference into a new revision. "
                + action);
    refused(
        builder().policies(Policies.defaults().withOnChanged(OnChanged.IGNORE)).build(),
        found + action);
    assertThatThrownBy(() -> aludel().repair("bbbb", RepairDecision.ACCEPT))
        .hasMessage(found + action);
    assertThatThrownBy(() -> aludel().repair("abab", RepairDecision.ACCEPT))
        .hasMessage(found + action);
    assertThatThrownBy(() -> aludel().await(Duration.ZERO)).hasMessage(found + action);

    // One advice: move it.
    folder.table("bbbb", "aaaa").table("abab", "bbbb");
    assertThat(aludel().upgrade().revisions()).containsExactly("abab");
  }

  @Test
  void whatIsStampedBelowAnAppliedOneCanBeAccepted() {
    aludel().upgrade();
    folder.table("abab", "aaaa").table("bbbb", "abab");
    aludel().stamp("bbbb");
    assertThat(database.strings(STAMPS)).containsExactly("abab|applied");
    aludel().repair("bbbb", RepairDecision.ACCEPT);
    aludel().validate();
  }

  @Test
  void theStampOfAChangedRevisionThatIsAppliedAlreadyAcceptsNothing() {
    aludel().upgrade();
    database.execute("DELETE FROM aludel_version");
    folder.revision("aaaa", "base", "CREATE TABLE t_aaaa (a bigint);", "DROP TABLE t_aaaa;");
    aludel().stamp("bbbb");
    assertThatThrownBy(() -> aludel().upgrade()).hasMessageContaining("repair aaaa --accept");
  }

  @Test
  void aStampSaysInTheLogWhatItTakesInAndOut() {
    aludel().upgrade();
    assertThat(aludel().stamp("aaaa").notApplied()).hasSize(1);
    assertThat(aludel().stamp("aaaa").notApplied()).isEmpty();
    aludel().stamp("bbbb");
    aludel().stamp("base");
    assertThat(database.strings(STAMPS))
        .containsExactly(
            "bbbb|not applied", "bbbb|applied", "bbbb|not applied", "aaaa|not applied");
    database.execute("DROP TABLE t_aaaa, t_bbbb");
    assertThat(aludel().upgrade().revisions()).containsExactly("aaaa", "bbbb");
  }

  /** So that a branch whose row was purged can come back and run. */
  @Test
  void aPurgingStampTakesAnUnknownRowOutOfTheLogToo() throws IOException {
    folder.table("cccc", "bbbb");
    aludel().upgrade();
    Files.delete(temp.resolve("cccc.sql"));
    folder.table("dddd", "bbbb");
    aludel().stamp(List.of("bbbb"), true);
    assertThat(database.strings(STAMPS)).containsExactly("cccc|not applied");
    aludel().upgrade();
    database.execute("DROP TABLE t_cccc");
    folder.table("cccc", "dddd");
    assertThat(aludel().upgrade().revisions()).containsExactly("cccc");
  }

  @Test
  void theStampsOfOlderBuildsAreNoAlarm() {
    aludel().upgrade();
    aludel().stamp("base");
    database.execute("DROP TABLE t_aaaa, t_bbbb", "UPDATE aludel_log SET statement = NULL");
    assertThat(aludel().upgrade().revisions()).containsExactly("aaaa", "bbbb");
    aludel().stamp("aaaa");
    aludel().stamp("bbbb");
    database.execute("UPDATE aludel_log SET statement = NULL");
    aludel().validate();
    assertThat(aludel().upgrade().steps()).isEmpty();
  }

  @Test
  void whatAnOlderBuildStampedFirstOfAllIsNotRunAgain() {
    aludel().stamp("bbbb");
    database.execute("UPDATE aludel_log SET statement = NULL");
    aludel().validate();
    database.execute("DELETE FROM aludel_version");
    assertThatThrownBy(() -> aludel().upgrade()).hasMessageContaining("'stamp bbbb'");
  }

  @Test
  void whatWasTakenBackMayLoseItsFile() throws IOException {
    aludel().upgrade();
    aludel().downgrade("-1");
    Files.delete(temp.resolve("bbbb.sql"));
    assertThat(aludel().upgrade().steps()).isEmpty();
    aludel().validate();
  }

  @Test
  void aMergePointWithoutSqlHasNothingToPassOver() {
    folder.table("cccc", "aaaa").file("mmmm.sql", "-- @revises bbbb, cccc\n");
    aludel().upgrade("bbbb");
    aludel().upgrade("cccc");
    database.execute("DELETE FROM aludel_version", "INSERT INTO aludel_version VALUES ('mmmm')");
    aludel().validate();
    assertThat(aludel().upgrade().steps()).isEmpty();
  }

  @Test
  void alembicMayMoveItsTableOnAndTheLogFollowsWithTheNextRun() {
    folder.table("cccc", "bbbb");
    database.execute(
        "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)",
        "INSERT INTO alembic_version VALUES ('aaaa')");
    alembic().upgrade("bbbb");
    database.execute("UPDATE alembic_version SET version_num = 'cccc'");
    try (LogCapture log = new LogCapture()) {
      assertThat(alembic().upgrade().steps()).isEmpty();
      assertThat(log.lines())
          .filteredOn(line -> line.contains("Alembic itself"))
          .singleElement()
          .asString()
          .contains("to 'cccc'", "nothing of 'cccc'");
    }
    alembic().validate();
    folder.table("dddd", "cccc");
    try (LogCapture log = new LogCapture()) {
      assertThat(alembic().upgrade().revisions()).containsExactly("dddd");
      assertThat(log.lines()).filteredOn(line -> line.contains("Alembic itself")).hasSize(1);
    }
    assertThat(database.strings("SELECT revision, direction FROM aludel_log ORDER BY id"))
        .containsExactly("aaaa|stamp", "bbbb|upgrade", "cccc|stamp", "dddd|upgrade");
  }

  @Test
  void whatNeverRanBelowAnAlembicRowIsNotPassedOverEither() {
    database.execute("CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)");
    alembic().upgrade();
    folder.table("abab", "aaaa").table("bbbb", "abab");
    assertThatThrownBy(() -> alembic().upgrade())
        .isInstanceOf(ChangedRevisionsException.class)
        .hasMessageContaining("counts 'abab' as applied");
    folder.table("bbbb", "aaaa").table("abab", "bbbb");
    alembic().upgrade();
    database.execute("DELETE FROM alembic_version");
    assertThatThrownBy(() -> alembic().upgrade()).isInstanceOf(LogDisagreesException.class);
  }
}
