package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.ReversibleMigration;
import dev.aludel.migration.Revision;
import dev.aludel.operation.Operation;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.MigrationListener;
import dev.aludel.revision.Plan;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class JavaRevisionPostgresTest {

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void fresh(PostgresDatabase shared) {
    database = shared.fresh();
    folder =
        RevisionFolder.in(temp)
            .revision(
                "aaaa",
                "base",
                "CREATE TABLE item (id int, title text, tags text[], seen timestamptz, key uuid, raw bytea, ok boolean, price numeric);",
                "DROP TABLE item;");
  }

  private Aludel aludel(Migration... migrations) {
    return Aludel.builder()
        .dataSource(database.dataSource())
        .locations(folder.location())
        .migrations(migrations)
        .build();
  }

  /** Does what a test tells it to do. */
  @Revision(id = "bbbb", revises = "aaaa", message = "fill the items")
  public static final class GivenMigration implements ReversibleMigration {
    private final Work up;

    GivenMigration(Work up) {
      this.up = up;
    }

    @Override
    public void upgrade(Operations op) throws Exception {
      up.run(op);
    }

    @Override
    public void downgrade(Operations op) {
      op.execute("TRUNCATE item");
    }
  }

  interface Work {
    void run(Operations op) throws Exception;
  }

  @Test
  void operationsAreKeptInOrderAndAQuerySendsThemFirst() {
    List<String> seen = new ArrayList<>();
    Aludel aludel =
        aludel(
            new GivenMigration(
                op -> {
                  op.execute(
                      "INSERT INTO item (id, title) VALUES (1, 'one'); INSERT INTO item (id) VALUES (2)");
                  seen.addAll(
                      op.query("SELECT title FROM item WHERE id = ?", row -> row.getString(1), 1));
                  op.execute("UPDATE item SET title = 'two' WHERE id = 2");
                }));
    assertThat(aludel.upgrade().revisions()).containsExactly("aaaa", "bbbb");
    assertThat(seen).containsExactly("one");
    assertThat(database.strings("SELECT id, title FROM item ORDER BY 1"))
        .containsExactly("1|one", "2|two");
    assertThat(database.strings("SELECT revision, checksum IS NULL FROM aludel_log ORDER BY id"))
        .containsExactly("aaaa|f", "bbbb|t");
    assertThat(aludel.downgrade("aaaa").revisions()).containsExactly("bbbb");
    assertThat(database.strings("SELECT count(*) FROM item")).containsExactly("0");
  }

  /** Its code may do what no database takes back. */
  @Test
  void whereAnotherProcessWasFasterItsCodeIsNotCalled() {
    List<String> called = new ArrayList<>();
    Migration migration = new GivenMigration(op -> called.add("up"));
    aludel(migration).upgrade("aaaa");
    Aludel.builder()
        .dataSource(database.dataSource())
        .locations(folder.location())
        .migrations(migration)
        .settings(Map.of("pooler", "transaction"))
        .listener(
            new MigrationListener() {
              @Override
              public void planned(Plan plan) {
                aludel(migration).upgrade();
              }
            })
        .build()
        .upgrade();
    assertThat(called).containsExactly("up");
  }

  @Test
  void whereTheOneBeforeLeftSomethingItsCodeIsCalledOnce() {
    List<String> called = new ArrayList<>();
    String last = "aaaa";
    for (int i = 1; i < 7; i++) {
      folder.revision("cc0" + i, last, "SELECT 1;", "SELECT 1;");
      last = "cc0" + i;
    }
    folder.revision("cc07", last, "CREATE TEMPORARY TABLE left_over ();", "SELECT 1;");
    aludel(new LastMigration(called)).upgrade();
    assertThat(called).containsExactly("up");
  }

  @Test
  void whereALaterOneLeavesSomethingInTheOneTransactionItIsCalledOnceToo() {
    List<String> called = new ArrayList<>();
    String last = "aaaa";
    for (int i = 1; i < 8; i++) {
      folder.revision("cc0" + i, last, "SELECT 1;", "SELECT 1;");
      last = "cc0" + i;
    }
    folder.revision("ee01", "dddd", "CREATE TEMPORARY TABLE left_over ();", "SELECT 1;");
    folder.revision("ee02", "ee01", "SELECT 1;", "SELECT 1;");
    Aludel.builder()
        .dataSource(database.dataSource())
        .locations(folder.location())
        .migrations(new LastMigration(called))
        .settings(Map.of("transaction", "all"))
        .build()
        .upgrade();
    assertThat(called).containsExactly("up");
  }

  /** Stands behind the others, and must not be called twice. */
  @Revision(id = "dddd", revises = "cc07", retry = false)
  public static final class LastMigration implements Migration {
    private final List<String> called;

    LastMigration(List<String> called) {
      this.called = called;
    }

    @Override
    public void upgrade(Operations op) {
      called.add("up");
    }
  }

  @Test
  void anOperationIsAddedAsWhatTheShortFormsMakeOfIt() {
    aludel(
            new GivenMigration(
                op -> {
                  op.add(new Operation.Execute("INSERT INTO item (id) VALUES (1)"));
                  op.bulkInsert("item", List.of(Map.of("id", 2)));
                  op.add(Operation.BulkInsert.of("item", List.of(Map.of("id", 3))));
                  op.execute("DELETE FROM item WHERE id = 2");
                }))
        .upgrade();
    assertThat(database.strings("SELECT id FROM item ORDER BY 1")).containsExactly("1", "3");
  }

  @Test
  void bulkInsertTakesEveryKindOfValue() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", 1);
    row.put("title", "it's \\ \"quoted\"\n?");
    row.put("tags", Arrays.asList("a,b", "c\"d", null, "e\\f"));
    row.put("seen", Instant.parse("2024-11-07T12:00:00Z"));
    row.put("key", UUID.fromString("00000000-0000-0000-0000-000000000007"));
    row.put("raw", new byte[] {0, (byte) 255});
    row.put("ok", true);
    row.put("price", Double.NaN);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 1201; i++) {
      Map<String, Object> copy = new LinkedHashMap<>(row);
      copy.put("id", i);
      rows.add(copy);
    }
    aludel(new GivenMigration(op -> op.bulkInsert("item", rows))).upgrade();
    assertThat(database.strings("SELECT count(*), count(DISTINCT id) FROM item"))
        .containsExactly("1201|1201");
    assertThat(
            database.strings(
                "SELECT title = E'it''s \\\\ \"quoted\"\\n?', tags = ARRAY['a,b', 'c\"d', NULL, E'e\\\\f'], seen AT TIME ZONE 'UTC',"
                    + " key, raw, ok, price FROM item WHERE id = 1200"))
        .containsExactly(
            "t|t|2024-11-07 12:00:00|00000000-0000-0000-0000-000000000007|\\x00ff|t|NaN");
  }

  @Test
  void theConnectionIsTheRunsOwnAndItsTransactionCantBeEnded() {
    aludel(
            new GivenMigration(
                op -> {
                  op.execute("INSERT INTO item (id) VALUES (1)");
                  try (Connection connection = op.connection();
                      Statement statement = connection.createStatement()) {
                    statement.execute("UPDATE item SET title = 'by jdbc'");
                    assertThatThrownBy(connection::commit)
                        .isInstanceOf(SQLException.class)
                        .hasMessage(
                            "A migration can't call Connection.commit(): its transaction belongs to the run."
                                + " Throw an exception to roll it back.");
                    connection.rollback(connection.setSavepoint());
                  }
                }))
        .upgrade();
    assertThat(database.strings("SELECT title FROM item")).containsExactly("by jdbc");
  }

  @Test
  void whateverItThrowsRollsItBack() {
    Aludel aludel =
        aludel(
            new GivenMigration(
                op -> {
                  op.execute("INSERT INTO item (id) VALUES (1)");
                  op.connection();
                  throw new IllegalStateException("the feed is closed");
                }));
    assertThatThrownBy(aludel::upgrade)
        .isInstanceOf(RevisionFailedException.class)
        .hasMessage(
            """
            Revision 'bbbb' (fill the items) failed to upgrade: dev.aludel.JavaRevisionPostgresTest$GivenMigration
            java.lang.IllegalStateException: the feed is closed
            The revision was rolled back; the database stays at 'aaaa'.
            Correct the revision and run it again.""")
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(database.strings("SELECT count(*) FROM item")).containsExactly("0");
  }

  @Test
  void aFailingStatementIsShown() {
    Aludel aludel =
        aludel(new GivenMigration(op -> op.execute("SELECT 1; INSERT INTO nowhere VALUES (1)")));
    assertThatThrownBy(aludel::upgrade)
        .hasMessage(
            """
            Revision 'bbbb' (fill the items) failed to upgrade: dev.aludel.JavaRevisionPostgresTest$GivenMigration
                INSERT INTO nowhere VALUES (1)
            ERROR: relation "nowhere" does not exist (SQLSTATE 42P01)
            The revision was rolled back; the database stays at 'aaaa'.
            What it names is not there, or not on the search_path. Correct the revision; if another branch makes it, name that one's revision with '@depends-on'. Then run it again.""");
  }

  @Test
  void transactionControlIsRefused() {
    assertThatThrownBy(aludel(new GivenMigration(op -> op.execute("COMMIT")))::upgrade)
        .hasMessageContaining("'COMMIT' controls the transaction")
        .hasMessageContaining("the database stays at 'aaaa'");
  }

  @Test
  void operationsKeptForLaterAreRefused() {
    List<Operations> kept = new ArrayList<>();
    aludel(new GivenMigration(kept::add)).upgrade();
    assertThatThrownBy(() -> kept.get(0).execute("SELECT 1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "These Operations belong to a revision that is over; use them only inside its method.");
  }

  /** Has no way back. */
  @Revision(id = "cccc", revises = "aaaa")
  public static final class OneWay implements Migration {
    @Override
    public void upgrade(Operations op) {
      op.execute("INSERT INTO item (id) VALUES (3)");
    }
  }

  @Test
  void aMigrationWithoutADowngradeIsIrreversible() {
    Aludel aludel = aludel(new OneWay());
    aludel.upgrade();
    assertThatThrownBy(() -> aludel.downgrade("base"))
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessage(
            "Revision 'cccc' has no downgrade, so the database can't go below it. Let"
                + " dev.aludel.JavaRevisionPostgresTest$OneWay implement ReversibleMigration, or choose a target at or"
                + " above it.");
  }
}
