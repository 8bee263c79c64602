package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.DryRunReport;
import dev.aludel.setting.RepairDecision;
import dev.aludel.setting.TransactionMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code -- @commit}: a transaction ends between two statements of a revision. */
@ExtendWith(PostgresExtension.class)
class CommitMarkPostgresTest {

  private static final String UP =
      """
      ALTER TABLE item ADD CONSTRAINT item_id CHECK (id > 0) NOT VALID;
      INSERT INTO ran VALUES ('first', txid_current());
      -- @commit
      INSERT INTO ran VALUES ('second', txid_current());
      ALTER TABLE item VALIDATE CONSTRAINT item_id;
      """;
  private static final String DOWN =
      """
      DELETE FROM ran;
      -- @commit
      ALTER TABLE item DROP CONSTRAINT item_id;
      """;

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void twoTables(PostgresDatabase shared) {
    database = shared.fresh();
    folder =
        RevisionFolder.in(temp)
            .revision(
                "aaaa",
                "base",
                "CREATE TABLE item (id int);\nCREATE TABLE ran (part text, transaction bigint);",
                "DROP TABLE item, ran;");
  }

  private AludelBuilder builder() {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location());
  }

  private Aludel aludel() {
    return builder().build();
  }

  private List<String> journal() {
    return database.strings(
        "SELECT direction, outcome, statement, statements FROM aludel_log WHERE revision = 'bbbb' ORDER BY id");
  }

  private List<String> parts() {
    return database.strings("SELECT part FROM ran ORDER BY transaction");
  }

  @Test
  void theStatementsAroundItRunInTwoTransactions() {
    folder.revision("bbbb", "aaaa", UP, DOWN);
    assertThat(aludel().upgrade().revisions()).containsExactly("aaaa", "bbbb");
    assertThat(parts()).containsExactly("first", "second");
    assertThat(database.strings("SELECT count(DISTINCT transaction) FROM ran"))
        .containsExactly("2");
    assertThat(journal()).containsExactly("upgrade|done|done 4|4");
    assertThat(aludel().downgrade("aaaa").revisions()).containsExactly("bbbb");
    assertThat(journal()).containsExactly("upgrade|done|done 4|4", "downgrade|done|done 2|2");
    assertThat(parts()).isEmpty();
  }

  @Test
  void aLabelThatWasAddedToAnEnumMayBeUsedBehindIt() {
    folder.revision(
        "bbbb",
        "aaaa",
        "CREATE TYPE mood AS ENUM ('sad');\n-- @commit\nALTER TYPE mood ADD VALUE 'glad';\n-- @commit\nCREATE TABLE felt (mood mood DEFAULT 'glad');",
        "DROP TABLE felt;\nDROP TYPE mood;");
    aludel().upgrade();
    database.execute("INSERT INTO felt DEFAULT VALUES");
    assertThat(database.strings("SELECT mood FROM felt")).containsExactly("glad");
  }

  @Test
  void aFailureBehindItLeavesWhatStandsBeforeAndTheNextRunGoesOn() {
    folder.revision("bbbb", "aaaa", UP, DOWN);
    aludel().upgrade("aaaa");
    database.execute("INSERT INTO item VALUES (-1)");
    assertThatThrownBy(() -> aludel().upgrade())
        .isInstanceOf(RevisionFailedException.class)
        .hasMessageContaining(temp.resolve("bbbb.sql") + ", line 8, column 1\n")
        .hasMessageContaining(
            """
            It runs in segments: its first 2 of 4 statements stay. The next run goes on behind them.
                line 4: ALTER TABLE item ADD CONSTRAINT item_id CHECK (id > 0) NOT VALID
                line 5: INSERT INTO ran VALUES ('first', txid_current())
            A constraint that is NOT VALID holds for new rows already.
            To take them back instead, undo all of them, the last one first, and say 'repair bbbb --undone':
                -- by hand: line 5: INSERT INTO ran VALUES ('first', txid_current())
                ALTER TABLE item DROP CONSTRAINT item_id;
            """);
    assertThat(parts()).containsExactly("first");
    assertThat(journal()).containsExactly("upgrade|failed|done 2|4");
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("aaaa");

    database.execute("DELETE FROM item");
    assertThat(aludel().upgrade().revisions()).containsExactly("bbbb");
    assertThat(parts()).containsExactly("first", "second");
    assertThat(journal()).containsExactly("upgrade|failed|done 2|4", "upgrade|done|done 4|4");
  }

  @Test
  void whatWasTakenBackByHandRunsAgainFromTheBeginning() {
    folder.revision("bbbb", "aaaa", UP, DOWN);
    aludel().upgrade("aaaa");
    assertThatThrownBy(() -> aludel().repair("bbbb", RepairDecision.UNDONE))
        .hasMessageContaining("There is nothing to settle");
    database.execute("INSERT INTO item VALUES (-1)");
    assertThatThrownBy(() -> aludel().upgrade()).isInstanceOf(RevisionFailedException.class);
    database.execute("DELETE FROM ran", "ALTER TABLE item DROP CONSTRAINT item_id");
    assertThatThrownBy(() -> aludel().repair("bbbb", RepairDecision.DONE))
        .hasMessageContaining("There is nothing to settle");
    aludel().repair("bbbb", RepairDecision.UNDONE);
    assertThatThrownBy(() -> aludel().repair("bbbb", RepairDecision.UNDONE))
        .hasMessageContaining("There is nothing to settle");
    assertThat(journal()).containsExactly("upgrade|failed|done 2|4", "upgrade|failed|done 0|4");

    // Its text may change now, too: nothing of it is there.
    folder.revision("bbbb", "aaaa", UP.replace("'first'", "'other'"), DOWN);
    database.execute("DELETE FROM item");
    assertThat(aludel().upgrade().revisions()).containsExactly("bbbb");
    assertThat(parts()).containsExactly("other", "second");
  }

  @Test
  void aKilledRunMayBeTakenBackToo() {
    folder.revision("bbbb", "aaaa", UP, DOWN);
    aludel().upgrade("aaaa");
    database.execute("INSERT INTO item VALUES (-1)");
    assertThatThrownBy(() -> aludel().upgrade()).isInstanceOf(RevisionFailedException.class);
    database.execute(
        "UPDATE aludel_log SET outcome = 'running', finished_at = NULL WHERE outcome = 'failed'",
        "DELETE FROM ran",
        "DELETE FROM item",
        "ALTER TABLE item DROP CONSTRAINT item_id");
    aludel().repair("bbbb", RepairDecision.UNDONE);
    assertThat(journal()).containsExactly("upgrade|failed|done 0|4");
    aludel().upgrade();
    assertThat(parts()).containsExactly("first", "second");
    assertThat(journal()).containsExactly("upgrade|failed|done 0|4", "upgrade|done|done 4|4");
  }

  @Test
  void onlyTheSegmentThatMetALockIsTriedAgain() throws Exception {
    folder.file(
        "bbbb.sql",
        "-- @revises aaaa\n-- @lock-timeout 200ms\n-- @upgrade\nINSERT INTO ran VALUES ('first', txid_current());\n-- @commit\n"
            + "INSERT INTO ran VALUES ('second', txid_current());\nALTER TABLE item ADD b int;\n");
    aludel().upgrade("aaaa");
    long burnt = transactions();
    try (Connection other = database.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT * FROM item");
      Thread release =
          new Thread(
              () -> {
                try {
                  Thread.sleep(1500);
                  other.rollback();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      release.start();
      aludel().upgrade();
      release.join();
    }
    assertThat(parts()).containsExactly("first", "second");
    // Two attempts at the least, each of which took an id of its own.
    assertThat(transactions() - burnt).isGreaterThan(4);
    assertThat(journal()).containsExactly("upgrade|done|done 3|3");
  }

  private long transactions() {
    return Long.parseLong(database.strings("SELECT txid_current()").get(0));
  }

  @Test
  void oneTransactionForAllIsAnErrorOfPlanning() {
    folder.revision("bbbb", "aaaa", UP, DOWN);
    assertThatThrownBy(() -> builder().transaction(TransactionMode.ALL).build().upgrade())
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessage(
            "Revision 'bbbb' can't be part of one transaction for all ('-- @commit' ends one, line 6). Run it with 'transaction=revision'.");
    assertThat(database.strings("SELECT to_regclass('item')")).containsExactly("null");
  }

  @Test
  void aDryRunSaysThatItCanNotTryIt() {
    folder.revision("bbbb", "aaaa", UP, DOWN);
    DryRunReport report = aludel().dryRun("head");
    assertThat(report.steps()).hasSize(1);
    assertThat(report.notTried()).containsExactly("bbbb");
  }

  @Test
  void aCommitThatIsAddedToWhatRanIsNoChange() {
    folder.revision("bbbb", "aaaa", UP.replace("-- @commit\n", ""), DOWN);
    aludel().upgrade();
    folder.revision("bbbb", "aaaa", UP, DOWN);
    aludel().validate();
    assertThat(aludel().upgrade().steps()).isEmpty();
  }

  @Test
  void anOlderBuildTakesItBackInSegmentsToo() {
    folder.revision("bbbb", "aaaa", UP, DOWN);
    aludel().upgrade();
    assertThat(temp.resolve("bbbb.sql").toFile().delete()).isTrue();
    database.execute("ALTER TABLE item DROP CONSTRAINT item_id");
    assertThatThrownBy(() -> aludel().downgrade("aaaa"))
        .hasMessageContaining("its first 1 of 2 statements stay");
    assertThat(parts()).isEmpty();
    database.execute("ALTER TABLE item ADD CONSTRAINT item_id CHECK (id > 0)");
    assertThat(aludel().downgrade("aaaa").revisions()).containsExactly("bbbb");
    assertThat(journal())
        .containsExactly(
            "upgrade|done|done 4|4", "downgrade|failed|done 1|2", "downgrade|done|done 2|2");
  }
}
