package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.error.AheadException;
import dev.aludel.error.ChangedRevisionsException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.ConnectionFailedException;
import dev.aludel.error.DatabaseStateException;
import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.NotAtHeadException;
import dev.aludel.error.OverlappingRowsException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.UnknownRowException;
import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.error.VetoedException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.MigrationListener;
import dev.aludel.revision.Plan;
import dev.aludel.setting.Policies;
import dev.aludel.setting.Policies.OnUnversioned;
import dev.aludel.setting.Reaction;
import dev.aludel.setting.TransactionMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Bad input: every message whole, and nothing lost. */
@ExtendWith(PostgresExtension.class)
class BadInputPostgresTest {

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void fresh(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp);
  }

  private AludelBuilder builder() {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location());
  }

  private Aludel aludel() {
    return builder().build();
  }

  private String file(String name) {
    return temp.resolve(name).toString();
  }

  @Test
  void withoutADatabaseWhatNeedsOneSaysSo() {
    RevisionFolder.in(temp).table("a1", "base");
    Aludel aludel = Aludel.builder().locations("filesystem:" + temp).build();
    assertThat(aludel.heads()).hasSize(1);
    assertThatThrownBy(aludel::current)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "No database was named.\nSet 'url', for instance as ALUDEL_URL, or give the builder a data source.");
  }

  @Test
  void anEmptyFolderIsAnErrorUnlessItIsAllowed() {
    assertThatThrownBy(() -> aludel().upgrade())
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessage(
            "Found no revision under %s. Put SQL files there, correct the setting 'locations', or allow it with 'allow-empty=true'."
                .formatted(folder.location()));
    Policies allow = Policies.defaults().withAllowEmpty(true);
    assertThat(builder().policies(allow).build().upgrade().steps()).isEmpty();
  }

  @Test
  void anEmptySectionIsRefusedBeforeAnythingRuns() {
    folder.table("aaaa", "base").revision("bbbb", "aaaa", "", "SELECT 1;");
    assertThatThrownBy(() -> aludel().upgrade())
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessage(
            "Revision 'bbbb' has an empty @upgrade section (%s). Write its SQL, or say '-- @upgrade empty' if there is nothing to do."
                .formatted(file("bbbb.sql")));
    assertThat(database.strings("SELECT to_regclass('t_aaaa')")).containsExactly("null");
  }

  @Test
  void aRevisionWithoutADowngradeIsIrreversible() {
    folder.table("aaaa", "base").file("bbbb_x.sql", "-- @revises aaaa\n-- @upgrade\nSELECT 1;\n");
    folder.table("cccc", "bbbb");
    aludel().upgrade();
    assertThatThrownBy(() -> aludel().downgrade("aaaa"))
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessage(
            "Revision 'bbbb' (x) has no downgrade, so the database can't go below it. Add '-- @downgrade' to %s, or choose a target at or above it."
                .formatted(file("bbbb_x.sql")));
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("cccc");
  }

  @Test
  void aStatementThatCantRunInATransactionIsRefusedWhereThereIsOneForAll() {
    folder.table("aaaa", "base");
    folder.revision("bbbb", "aaaa", "SELECT 1;\n  VACUUM t_aaaa;", "SELECT 1;");
    assertThatThrownBy(() -> builder().transaction(TransactionMode.ALL).build().upgrade())
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessage(
            "Revision 'bbbb' can't be part of one transaction for all ('VACUUM' can't run inside a transaction, line 5)."
                + " Run it with 'transaction=revision'.");
    assertThat(database.strings("SELECT to_regclass('t_aaaa')")).containsExactly("null");
  }

  @Test
  void transactionControlIsRefusedBeforeAnythingRuns() {
    folder.revision("aaaa", "base", "BEGIN;\nSELECT 1;\nCOMMIT;", "SELECT 1;");
    UnrunnableRevisionsException error =
        catchThrowableOfType(UnrunnableRevisionsException.class, () -> aludel().upgrade());
    assertThat(error.problems())
        .containsExactly(
            file("aaaa.sql")
                + ":4: 'BEGIN' controls the transaction, and that is Aludel's part: it begins one for each"
                + " revision and commits it with the version row. Leave it out.",
            file("aaaa.sql")
                + ":6: 'COMMIT' controls the transaction, and that is Aludel's part: it begins one for each"
                + " revision and commits it with the version row. Leave it out, or write '-- @commit' where a"
                + " transaction must end between two statements.");
  }

  @Test
  void aChangedRevisionIsAnErrorOrAWarningOrNothing() {
    folder.table("aaaa", "base").table("bbbb", "aaaa");
    aludel().upgrade();
    folder.revision("aaaa", "base", "CREATE TABLE t_aaaa (a bigint);", "DROP TABLE t_aaaa;");
    assertThatThrownBy(() -> aludel().upgrade())
        .isInstanceOf(ChangedRevisionsException.class)
        .hasMessage(
            ("The upgrade of revision 'aaaa' was changed after it was applied: %s. The first other statement is in line 4: CREATE TABLE t_aaaa (a bigint)\n"
                    + "Restore the old text and put the difference into a new revision; or, if the database already agrees with"
                    + " the new text, accept it with 'repair aaaa --accept'. Where it is applied on your own machine"
                    + " alone, take it back with 'downgrade' and upgrade again.")
                .formatted(file("aaaa.sql")));
    for (String answer : new String[] {"WARN", "IGNORE"}) {
      Policies policies = Policies.defaults().withOnChanged(Policies.OnChanged.valueOf(answer));
      assertThat(builder().policies(policies).build().upgrade().steps()).isEmpty();
    }
  }

  @Test
  void aChangedRevisionCanBeTakenBackWhichIsTheWayToCorrectIt() {
    folder.table("aaaa", "base").table("bbbb", "aaaa");
    aludel().upgrade();
    folder.revision("bbbb", "aaaa", "CREATE TABLE t_bbbb (a bigint);", "DROP TABLE t_bbbb;");
    assertThat(aludel().downgrade("-1").revisions()).containsExactly("bbbb");
    assertThat(aludel().upgrade().revisions()).containsExactly("bbbb");
    folder.revision("aaaa", "base", "CREATE TABLE t_aaaa (a bigint);", "DROP TABLE t_aaaa;");
    assertThatThrownBy(() -> aludel().downgrade("-1"))
        .as("what stays below is looked at")
        .isInstanceOf(ChangedRevisionsException.class);
    assertThat(aludel().downgrade("base").revisions()).containsExactly("bbbb", "aaaa");
    folder.table("cccc", "base").table("bbbb", "cccc");
    aludel().upgrade("bbbb");
    folder.table("bbbb", "aaaa");
    assertThatThrownBy(() -> aludel().downgrade("bbbb@-1"))
        .as("where it stood is another matter")
        .isInstanceOf(ChangedRevisionsException.class);
  }

  @Test
  void commentsLayoutLineEndsAndADowngradeMayChange() {
    folder.table("aaaa", "base");
    aludel().upgrade();
    folder.file(
        "aaaa.sql",
        "-- @revises base\r\n-- @upgrade\r\ncreate /* now with a comment */ table T_AAAA\r\n  (A int);\r\n"
            + "-- @downgrade\r\nDROP TABLE IF EXISTS t_aaaa;\r\n");
    assertThat(aludel().upgrade().steps()).isEmpty();
    aludel().validate();
  }

  @Test
  void aRevisionThatWasMovedIsAChange() {
    folder.table("aaaa", "base").table("bbbb", "aaaa");
    aludel().upgrade();
    folder.table("bbbb", "base");
    Policies warn = Policies.defaults();
    assertThatThrownBy(() -> builder().policies(warn).build().upgrade("heads"))
        .isInstanceOf(ChangedRevisionsException.class)
        .hasMessageStartingWith(
            "Revision 'bbbb' was moved after it was applied: it revises nothing now, and 'aaaa' then (%s)."
                .formatted(file("bbbb.sql")));
  }

  @Test
  void aRowThatNoOneKnowsIsAnErrorUnderEveryPolicy() {
    folder.table("aaaa", "base");
    aludel().upgrade();
    database.execute("UPDATE aludel_version SET version_num = 'zzzz'");
    for (Reaction reaction : Reaction.values()) {
      Policies policies = Policies.defaults().withOnAhead(reaction);
      assertThatThrownBy(() -> builder().policies(policies).build().upgrade())
          .isInstanceOf(UnknownRowException.class)
          .hasMessage(
              "The version table \"public\".\"aludel_version\" holds 'zzzz', for which this build has no revision.\n"
                  + "Add the missing file (from the branch that ran it); where two lines met, join them with 'merge'; or,"
                  + " if the database really is at another revision, set it with 'stamp --purge <revision>'.");
    }
  }

  @Test
  void aNewerBuildsDatabaseIsAheadAndNothingRuns() throws IOException {
    folder.table("aaaa", "base").table("bbbb", "aaaa").table("cccc", "bbbb");
    aludel().upgrade();
    Files.delete(temp.resolve("cccc.sql"));
    assertThat(aludel().upgrade().steps()).isEmpty();
    assertThat(aludel().current().unknown()).containsExactly("cccc");
    Policies fail = Policies.defaults().withOnAhead(Reaction.FAIL);
    assertThatThrownBy(() -> builder().policies(fail).build().upgrade())
        .isInstanceOf(AheadException.class)
        .hasMessage(
            "The database is ahead of this build: a newer one brought it to 'cccc', above this build's 'bbbb'.\n"
                + "Deploy the newer build again, or downgrade with the newer build before going back to this one.");
    // A sibling line is not ahead: it lacks what this build has.
    folder.table("dddd", "bbbb");
    assertThatThrownBy(() -> aludel().upgrade()).isInstanceOf(UnknownRowException.class);
  }

  @Test
  void overlappingRowsAreAnErrorThatNamesTheStamp() {
    folder.table("aaaa", "base").table("bbbb", "aaaa");
    aludel().upgrade();
    database.execute("INSERT INTO aludel_version VALUES ('aaaa')");
    assertThatThrownBy(() -> aludel().upgrade())
        .isInstanceOf(OverlappingRowsException.class)
        .hasMessage(
            "The version table \"public\".\"aludel_version\" holds 'aaaa' beside revisions that include it.\n"
                + "Leave the highest ones alone with 'stamp --purge bbbb'.");
  }

  @Test
  void aSchemaWithTablesButWithoutVersionsIsRefusedOrAdopted() {
    folder.table("aaaa", "base").table("bbbb", "aaaa");
    database.execute("CREATE TABLE t_aaaa (a int)", "CREATE TABLE flyway_schema_history (a int)");
    assertThatThrownBy(() -> aludel().upgrade())
        .isExactlyInstanceOf(DatabaseStateException.class)
        .hasMessage(
            "The schema 'public' holds 2 table(s) (flyway_schema_history, t_aaaa) but no aludel_version, so nothing tells"
                + " which revisions it has.\n"
                + "Say which revision it is at with 'stamp <revision>'; or let every revision run on it with the setting"
                + " 'on-unversioned=upgrade'; or name another schema with the setting 'schema'. Flyway has managed it:"
                + " convert its folder with 'import flyway <dir>', which stamps the database; with"
                + " 'on-unversioned=flyway' a start does so with further ones.");
    assertThat(database.strings("SELECT to_regclass('aludel_version')")).containsExactly("null");
    Policies stamp = Policies.defaults().withOnUnversioned(OnUnversioned.stamp("aaaa"));
    assertThat(builder().policies(stamp).build().upgrade().revisions()).containsExactly("bbbb");
  }

  @Test
  void anUnversionedSchemaCanBeUpgradedFromBase() {
    folder.table("aaaa", "base");
    database.execute("CREATE TABLE other (a int)");
    Policies upgrade = Policies.defaults().withOnUnversioned(OnUnversioned.UPGRADE);
    assertThat(builder().policies(upgrade).build().upgrade().revisions()).containsExactly("aaaa");
  }

  @Test
  void validateNamesWhatIsMissing() {
    folder.table("aaaa", "base").table("bbbb", "aaaa");
    aludel().upgrade("aaaa");
    assertThatThrownBy(() -> aludel().validate())
        .isInstanceOf(NotAtHeadException.class)
        .hasMessage("The database lacks 1 revision(s) of this build: 'bbbb'.\nRun 'upgrade'.");
    aludel().upgrade();
    aludel().validate();
  }

  @Test
  void aWrongPasswordIsSaidSo() {
    folder.table("aaaa", "base");
    Aludel aludel =
        Aludel.builder()
            .url(database.url(), database.user(), "wrong")
            .locations(folder.location())
            .build();
    ConnectionFailedException error =
        catchThrowableOfType(ConnectionFailedException.class, aludel::upgrade);
    assertThat(error)
        .hasMessage(
            "No connection from '%s': ERROR: password authentication failed for user \"%s\" (SQLSTATE 28P01)\n"
                    .formatted(database.url(), database.user())
                + "Check the user and the password; the server refused this pair.");
    assertThat(error.sqlState()).isEqualTo("28P01");
  }

  @Test
  void aServerThatIsNotThereIsSaidSo() {
    folder.table("aaaa", "base");
    Aludel aludel =
        Aludel.builder()
            .url("jdbc:postgresql://127.0.0.1:1/nowhere?password=secret", "me", "secret")
            .locations(folder.location())
            .build();
    assertThatThrownBy(aludel::upgrade)
        .isInstanceOf(ConnectionFailedException.class)
        .hasMessageStartingWith(
            "No connection from 'jdbc:postgresql://127.0.0.1:1/nowhere': ERROR: Connection to 127.0.0.1:1 refused.")
        .hasMessageEndingWith(
            "Check that the server runs, and that host, port and firewall let this machine through.")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aFailingStatementIsShownWithItsPlaceAndPostgresOwnWords() {
    folder.table("aaaa", "base");
    folder.revision(
        "bbbb_add_user_name",
        "aaaa",
        "CREATE TABLE app_user (id int);\n\n  SELECT id,\n         nmae FROM app_user;",
        "DROP TABLE app_user;");
    RevisionFailedException error =
        catchThrowableOfType(RevisionFailedException.class, () -> aludel().upgrade());
    assertThat(error)
        .hasMessage(
            """
            Revision 'bbbb' (add user name) failed to upgrade: %s, line 7, column 10
                SELECT id,
                         nmae FROM app_user
            ERROR: column "nmae" does not exist (SQLSTATE 42703)
            The revision was rolled back; the database stays at 'aaaa'.
            Correct the revision and run it again."""
                .formatted(file("bbbb_add_user_name.sql")));
    assertThat(error.revision()).isEqualTo("bbbb");
    assertThat(error.line()).isEqualTo(7);
    assertThat(error.column()).isEqualTo(10);
    assertThat(error.sqlState()).isEqualTo("42703");
    assertThat(database.strings("SELECT revision, outcome FROM aludel_log ORDER BY id"))
        .containsExactly("aaaa|done", "bbbb|failed");
    assertThat(database.strings("SELECT to_regclass('app_user')")).containsExactly("null");
  }

  @Test
  void aHintAndADetailOfTheServerAreShown() {
    folder.revision(
        "aaaa",
        "base",
        "CREATE TABLE t (email text UNIQUE);\nINSERT INTO t VALUES ('a'), ('a');",
        "DROP TABLE t;");
    assertThatThrownBy(() -> aludel().upgrade())
        .hasMessageContaining("Detail: Key (email)=(a) already exists.")
        .hasMessageEndingWith(
            "Rows that are there already break the constraint. Correct them right before this statement,"
                + " in a revision before this one, or by hand; then run it again.");
    folder.revision("aaaa", "base", "SELECT lower(1, 2);", "SELECT 1;");
    assertThatThrownBy(() -> aludel().upgrade())
        .hasMessageContaining("\nHint: No function matches");
  }

  @Test
  void aServerGoneInMidRevisionLeavesNothingHalfApplied() {
    folder.table("aaaa", "base");
    folder.revision(
        "bbbb",
        "aaaa",
        "CREATE TABLE half (a int);\nSELECT pg_terminate_backend(pg_backend_pid());\nCREATE TABLE done (a int);",
        "DROP TABLE half;");
    RevisionFailedException error =
        catchThrowableOfType(RevisionFailedException.class, () -> aludel().upgrade());
    assertThat(error)
        .hasMessageContaining(
            "terminating connection due to administrator command (SQLSTATE 57P01)")
        .hasMessageEndingWith(
            "The revision was rolled back; the database stays at 'aaaa'.\n"
                + "The connection was lost in mid-revision: check the server's log, then run it again.");
    assertThat(database.strings("SELECT to_regclass('half')")).containsExactly("null");
    folder.revision("bbbb", "aaaa", "CREATE TABLE half (a int);", "DROP TABLE half;");
    assertThat(aludel().upgrade().revisions()).containsExactly("bbbb");
  }

  @Test
  void aListenerCanRefuseThePlanBeforeAnythingHappens() {
    folder.table("aaaa", "base");
    MigrationListener veto =
        new MigrationListener() {
          @Override
          public void planned(Plan plan) throws Exception {
            throw new IOException("no backup since yesterday");
          }
        };
    assertThatThrownBy(() -> builder().listener(veto).build().upgrade())
        .isInstanceOf(VetoedException.class)
        .hasMessageContaining("refused the plan of 1 revision(s): no backup since yesterday")
        .hasMessageEndingWith("Nothing was run. Mend what it asks for, then run it again.");
    assertThat(database.strings("SELECT to_regclass('aludel_version')")).containsExactly("null");
  }
}
