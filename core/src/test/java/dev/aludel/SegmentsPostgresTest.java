package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.error.UnsettledRevisionException;
import dev.aludel.migration.Operations;
import dev.aludel.migration.ReversibleMigration;
import dev.aludel.migration.Revision;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.setting.RepairDecision;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Revisions that run in segments: the journal, resuming, settling. */
@ExtendWith(PostgresExtension.class)
class SegmentsPostgresTest {

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void oneTable(PostgresDatabase shared) {
    database = shared.fresh();
    folder =
        RevisionFolder.in(temp)
            .revision(
                "aaaa",
                "base",
                "CREATE TABLE item (id int, title text);\nINSERT INTO item SELECT n, 'x' || n FROM generate_series(1, 100) n;",
                "DROP TABLE item;");
  }

  private Aludel aludel() {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location()).build();
  }

  private List<String> journal() {
    return database.strings(
        "SELECT revision, direction, outcome, statement, statements FROM aludel_log WHERE revision <> 'aaaa' ORDER BY id");
  }

  private List<String> indexes() {
    return database.strings(
        "SELECT c.relname, i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
            + " JOIN pg_class t ON t.oid = i.indrelid WHERE t.relname = 'item' ORDER BY 1");
  }

  @Test
  void anIndexIsBuiltConcurrentlyBetweenTwoSegments() {
    folder.revision(
        "bbbb",
        "aaaa",
        "ALTER TABLE item ADD COLUMN a int;\nUPDATE item SET a = id;\nCREATE INDEX CONCURRENTLY item_a ON item (a);\nALTER TABLE item ALTER a SET NOT NULL;\nVACUUM item;",
        "DROP INDEX CONCURRENTLY item_a;\nALTER TABLE item DROP COLUMN a;");
    assertThat(aludel().upgrade().revisions()).containsExactly("aaaa", "bbbb");
    assertThat(indexes()).containsExactly("item_a|t");
    assertThat(journal()).containsExactly("bbbb|upgrade|done|done 5|5");
    assertThat(aludel().downgrade("aaaa").revisions()).containsExactly("bbbb");
    assertThat(indexes()).isEmpty();
    assertThat(journal())
        .containsExactly("bbbb|upgrade|done|done 5|5", "bbbb|downgrade|done|done 2|2");
  }

  @Test
  void aFailureStaysWhereItIsAndTheNextRunGoesOnBehindIt() {
    String rest =
        "CREATE UNIQUE INDEX CONCURRENTLY item_title ON item (title);\nINSERT INTO item VALUES (1001, 'last');";
    folder.revision("bbbb", "aaaa", "INSERT INTO item VALUES (1000, 'x1');\n" + rest, "SELECT 1;");
    RevisionFailedException failed =
        catchThrowableOfType(RevisionFailedException.class, () -> aludel().upgrade());
    assertThat(failed.getMessage())
        .startsWith(
            "Revision 'bbbb' failed to upgrade: "
                + temp.resolve("bbbb.sql")
                + ", line 5, column 1\n")
        .contains("could not create unique index \"item_title\" (SQLSTATE 23505)")
        .contains(
            """
            It runs in segments: its first 1 of 3 statements stay. The next run goes on behind them.
            An INVALID index 'item_title' may stay, too. The next run drops it first.
                line 4: INSERT INTO item VALUES (1000, 'x1')
            To take them back instead, undo all of them, the last one first, and say 'repair bbbb --undone':
                DROP INDEX CONCURRENTLY IF EXISTS item_title;
                -- by hand: line 4: INSERT INTO item VALUES (1000, 'x1')
            """);
    assertThat(indexes()).containsExactly("item_title|f");
    assertThat(journal()).containsExactly("bbbb|upgrade|failed|done 1|3");

    database.execute("UPDATE item SET title = 'unlike' WHERE id = 1000");
    assertThat(aludel().upgrade().revisions()).containsExactly("bbbb");
    assertThat(indexes()).containsExactly("item_title|t");
    assertThat(database.strings("SELECT count(*) FROM item WHERE id >= 1000")).containsExactly("2");
    assertThat(journal())
        .containsExactly("bbbb|upgrade|failed|done 1|3", "bbbb|upgrade|done|done 3|3");
  }

  @Test
  void anInvalidIndexOfThatNameIsDroppedFirstAlsoUnderIfNotExists() {
    aludel().upgrade();
    database.execute("INSERT INTO item VALUES (1, 'x1')");
    assertThatThrownBy(
            () -> database.execute("CREATE UNIQUE INDEX CONCURRENTLY item_id ON item (id)"))
        .hasStackTraceContaining("could not create unique index");
    database.execute("DELETE FROM item WHERE ctid IN (SELECT max(ctid) FROM item WHERE id = 1)");
    assertThat(indexes()).containsExactly("item_id|f");
    folder.revision(
        "bbbb",
        "aaaa",
        "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS item_id ON item (id);",
        "SELECT 1;");
    aludel().upgrade();
    assertThat(indexes()).containsExactly("item_id|t");
  }

  /** As if the process had been killed at that point of its journal. */
  private void killedAt(String statement, String... alreadyDone) {
    aludel().upgrade("aaaa");
    String text = "SELECT 1/0; -- never reached";
    folder.revision("bbbb", "aaaa", SCRIPT.replace("SELECT 4;", text), "SELECT 1;");
    assertThatThrownBy(() -> aludel().upgrade()).hasMessageContaining("division by zero");
    folder.revision("bbbb", "aaaa", SCRIPT, "SELECT 1;");
    database.execute(
        "UPDATE aludel_log SET outcome = 'running', finished_at = NULL, statement = '"
            + statement
            + "' WHERE outcome = 'failed'");
    database.execute(alreadyDone);
  }

  private static final String SCRIPT =
      "INSERT INTO item VALUES (2001, 'once');\nCREATE INDEX CONCURRENTLY item_id ON item (id);\nVACUUM item;\nSELECT 4;\n";

  @Test
  void aResumedRunDoesNotRepeatWhatTheJournalSaysIsDone() {
    killedAt("done 3");
    assertThat(aludel().upgrade().revisions()).containsExactly("bbbb");
    assertThat(database.strings("SELECT count(*) FROM item WHERE id = 2001")).containsExactly("1");
    assertThat(journal()).containsExactly("bbbb|upgrade|done|done 4|4");
  }

  @Test
  void changedStatementsBeforeTheJournalAreNoticed() {
    killedAt("done 3");
    folder.revision("bbbb", "aaaa", SCRIPT.replace("2001", "2002"), "SELECT 1;");
    assertThatThrownBy(() -> aludel().upgrade())
        .isInstanceOf(UnsettledRevisionException.class)
        .hasMessage(
            "Revision 'bbbb' stopped behind statement 3, and the statements before that were changed since (%s).\n"
                    .formatted(temp.resolve("bbbb.sql"))
                + "Restore their text as it was when they ran; what comes behind them may change. If the database has what they say now, say 'repair bbbb --done'; or undo by hand what they did, and say 'repair bbbb --undone'. Then run it again.");
  }

  @Test
  void whatNoCatalogTellsIsSettledByAPerson() {
    aludel().upgrade("aaaa");
    folder.file(
        "bbbb.sql",
        "-- @revises aaaa\n-- @transaction off\n-- @upgrade\nINSERT INTO item VALUES (3001, 'a');\n"
            + "DO $$ BEGIN INSERT INTO item VALUES (3002, 'b'); COMMIT; PERFORM pg_terminate_backend(pg_backend_pid()); END $$;\n"
            + "INSERT INTO item VALUES (3003, 'c');\n");
    assertThatThrownBy(() -> aludel().upgrade()).isInstanceOf(RevisionFailedException.class);
    assertThat(journal()).containsExactly("bbbb|upgrade|running|at 2|3");
    assertThatThrownBy(() -> aludel().upgrade())
        .isInstanceOf(UnsettledRevisionException.class)
        .hasMessage(
            "Revision 'bbbb' stopped at statement 2 (%s, line 5), which runs in segments; nothing tells whether it took effect:\n"
                    .formatted(temp.resolve("bbbb.sql"))
                + "    DO $$ BEGIN INSERT INTO item VALUES (3002, 'b'); COMMIT; PERFORM pg_terminate_backend(pg_backend_pid()); END $$\n"
                + "Look in the database. If it did, say 'repair bbbb --done'; if not, 'repair bbbb --undone'. Then run it again.");
    aludel().repair("bbbb", RepairDecision.DONE);
    assertThat(aludel().upgrade().revisions()).containsExactly("bbbb");
    assertThat(database.strings("SELECT id FROM item WHERE id > 3000 ORDER BY 1"))
        .containsExactly("3001", "3002", "3003");
  }

  @Test
  void undoneMeansThatItIsSentAgain() {
    aludel().upgrade("aaaa");
    String header = "-- @revises aaaa\n-- @transaction off\n-- @upgrade\n";
    folder.file(
        "bbbb.sql",
        header + "DO $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END $$;\n");
    assertThatThrownBy(() -> aludel().upgrade()).isInstanceOf(RevisionFailedException.class);
    aludel().repair("bbbb", RepairDecision.UNDONE);
    folder.file("bbbb.sql", header + "DO $$ BEGIN INSERT INTO item VALUES (4001, 'd'); END $$;\n");
    aludel().upgrade();
    assertThat(database.strings("SELECT count(*) FROM item WHERE id = 4001")).containsExactly("1");
  }

  @Test
  void anIndexWithoutANameIsRefusedBeforeAnythingRuns() {
    folder.revision("bbbb", "aaaa", "CREATE INDEX CONCURRENTLY ON item (id);", "SELECT 1;");
    assertThatThrownBy(() -> aludel().upgrade())
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessage(
            "%s:4: an index that is built CONCURRENTLY needs a name, else what a failed attempt leaves behind can't be found. Name it: CREATE INDEX CONCURRENTLY <name> ON item …"
                .formatted(temp.resolve("bbbb.sql")));
    assertThat(database.strings("SELECT to_regclass('item')")).containsExactly("null");
  }

  @Test
  void aPartitionThatIsHalfDetachedIsFinalized() {
    aludel().upgrade();
    database.execute(
        "CREATE TABLE part (a int) PARTITION BY LIST (a)",
        "CREATE TABLE part_1 PARTITION OF part FOR VALUES IN (1)");
    folder.revision(
        "bbbb", "aaaa", "ALTER TABLE part DETACH PARTITION part_1 CONCURRENTLY;", "SELECT 1;");
    aludel().upgrade();
    assertThat(database.strings("SELECT count(*) FROM pg_inherits")).containsExactly("0");
  }

  /** Builds its index outside a transaction. */
  @Revision(id = "bbbb", revises = "aaaa", transaction = false)
  public static final class Outside implements ReversibleMigration {
    @Override
    public void upgrade(Operations op) {
      op.execute("INSERT INTO item VALUES (5001, 'j')");
      int rows = op.query("SELECT count(*) FROM item", row -> row.getInt(1)).get(0);
      op.execute("CREATE INDEX CONCURRENTLY item_j ON item (id) WHERE id < " + rows);
    }

    @Override
    public void downgrade(Operations op) {
      op.execute("DROP INDEX CONCURRENTLY item_j");
    }
  }

  @Test
  void aJavaRevisionMayRunWithoutATransactionToo() {
    Aludel aludel =
        Aludel.builder()
            .dataSource(database.dataSource())
            .locations(folder.location())
            .migrations(new Outside())
            .build();
    aludel.upgrade();
    assertThat(indexes()).containsExactly("item_j|t");
    assertThat(journal()).containsExactly("bbbb|upgrade|done|done 2|2");
    aludel.downgrade("-1");
    assertThat(indexes()).isEmpty();
  }
}
