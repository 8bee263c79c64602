package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.UnsettledRevisionException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.setting.Limits;
import dev.aludel.setting.RepairDecision;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What goes wrong in revisions without a transaction, and what a script may rely on in them. */
@ExtendWith(PostgresExtension.class)
@Isolated("measures time")
class SegmentFaultsPostgresTest {

  private static final String OFF = "-- @revises aaaa\n-- @transaction off\n-- @upgrade\n";

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void oneTable(PostgresDatabase shared) {
    database = shared.fresh();
    folder =
        RevisionFolder.in(temp)
            .revision("aaaa", "base", "CREATE TABLE item (id int, title text);", "SELECT 1;");
  }

  private Aludel aludel() {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location()).build();
  }

  private List<String> journal() {
    return database.strings(
        "SELECT outcome, statement, statements FROM aludel_log WHERE revision = 'bbbb' ORDER BY id");
  }

  @Test
  void whatAScriptSetsHoldsForTheRestOfIt() {
    database.execute("CREATE SCHEMA app", "CREATE TABLE app.thing (a int)");
    folder.revision(
        "bbbb",
        "aaaa",
        """
        SET search_path = app;
        SELECT pg_catalog.set_config('work_mem', '9MB', false);
        CREATE INDEX CONCURRENTLY thing_a ON thing (a);
        CREATE TABLE seen AS SELECT current_setting('search_path') AS path, current_setting('work_mem') AS memory;
        """,
        "SELECT 1;");
    aludel().upgrade();
    assertThat(database.strings("SELECT path, memory FROM app.seen")).containsExactly("app|9MB");
    assertThat(database.strings("SELECT version_num FROM public.aludel_version"))
        .containsExactly("bbbb");
  }

  @Test
  void theRoleThatAScriptSetsBuildsItsIndexToo() {
    String role = "owner_" + database.name();
    database.execute("CREATE ROLE " + role, "GRANT ALL ON SCHEMA public TO " + role);
    try {
      folder.revision(
          "bbbb",
          "aaaa",
          "SET ROLE "
              + role
              + ";\nCREATE TABLE theirs (a int);\nCREATE INDEX CONCURRENTLY theirs_a ON theirs (a);\nCREATE TABLE more (a int);",
          "SELECT 1;");
      aludel().upgrade();
      assertThat(
              database.strings(
                  "SELECT tablename FROM pg_tables WHERE tableowner = '" + role + "' ORDER BY 1"))
          .containsExactly("more", "theirs");
    } finally {
      database.execute("DROP OWNED BY " + role, "DROP ROLE " + role);
    }
  }

  @Test
  void aTemporaryTableOutlivesASegment() {
    folder.revision(
        "bbbb",
        "aaaa",
        "CREATE TEMPORARY TABLE kept AS SELECT 7 AS a;\nVACUUM item;\nINSERT INTO item SELECT a FROM kept;",
        "SELECT 1;");
    aludel().upgrade();
    assertThat(database.strings("SELECT id FROM item")).containsExactly("7");
  }

  @Test
  void aStatementThatCommittedAPartOfItsWorkIsNeverRepeatedByItself() {
    folder.file(
        "bbbb.sql",
        OFF
            + "DO $$ BEGIN INSERT INTO item VALUES (1, 'half'); COMMIT; RAISE lock_not_available; END $$;\n");
    assertThatThrownBy(() -> aludel().upgrade()).isInstanceOf(RevisionFailedException.class);
    assertThat(journal()).containsExactly("running|at 1|1");
    assertThatThrownBy(() -> aludel().upgrade()).isInstanceOf(UnsettledRevisionException.class);
    assertThat(database.strings("SELECT count(*) FROM item")).containsExactly("1");
    aludel().repair("bbbb", RepairDecision.DONE);
    aludel().upgrade();
    assertThat(database.strings("SELECT count(*) FROM item")).containsExactly("1");
    assertThat(journal()).containsExactly("failed|done 1|1", "done|done 1|1");
  }

  @Test
  void aBlockThatCanNotCommitIsSimplyRunAgain() {
    folder.file("bbbb.sql", OFF + "DO $$ BEGIN PERFORM 1/0; END $$;\n");
    assertThatThrownBy(() -> aludel().upgrade()).hasMessageContaining("division by zero");
    assertThat(journal()).containsExactly("failed|done 0|1");
    folder.file("bbbb.sql", OFF + "DO $$ BEGIN INSERT INTO item VALUES (1, 'a'); END $$;\n");
    aludel().upgrade();
    assertThat(database.strings("SELECT count(*) FROM item")).containsExactly("1");
  }

  @Test
  void aPartitionWhoseDetachingFailedHalfWayIsFinalized() throws Exception {
    aludel().upgrade();
    database.execute(
        "CREATE TABLE part (a int) PARTITION BY LIST (a)",
        "CREATE TABLE part_1 PARTITION OF part FOR VALUES IN (1)");
    folder.file(
        "bbbb.sql",
        "-- @revises aaaa\n-- @statement-timeout 500ms\n-- @upgrade\nALTER TABLE part DETACH PARTITION part_1 CONCURRENTLY;\n");
    try (Connection reader = database.dataSource().getConnection();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT * FROM part");
      assertThatThrownBy(() -> aludel().upgrade())
          .hasMessageContaining("canceling statement due to statement timeout");
    }
    assertThat(database.strings("SELECT inhdetachpending FROM pg_inherits")).containsExactly("t");
    aludel().upgrade();
    assertThat(database.strings("SELECT count(*) FROM pg_inherits")).containsExactly("0");
  }

  @Test
  void aReindexThatWasCutOffIsRunAgain() throws Exception {
    aludel().upgrade();
    database.execute("CREATE INDEX item_id ON item (id)");
    folder.file(
        "bbbb.sql",
        "-- @revises aaaa\n-- @statement-timeout 500ms\n-- @upgrade\nREINDEX INDEX CONCURRENTLY item_id;\n");
    try (Connection writer = database.dataSource().getConnection();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("INSERT INTO item VALUES (1, 'a')");
      assertThatThrownBy(() -> aludel().upgrade())
          .hasMessageContaining("canceling statement due to statement timeout");
    }
    aludel().upgrade();
    assertThat(
            database.strings(
                "SELECT indexrelid::regclass, indisvalid FROM pg_index WHERE indrelid = 'item'::regclass ORDER BY 1"))
        .containsExactly("item_id|t");
  }

  @Test
  void anOldJournalThatWasStampedOverStandsInNobodysWay() {
    folder.revision("bbbb", "aaaa", "SELECT 1;\nVACUUM item;\nSELECT 1;", "SELECT 1;");
    aludel().upgrade("aaaa");
    aludel().stamp("bbbb");
    database.execute(
        "INSERT INTO aludel_log (revision, direction, message, revises, depends_on, labels, outcome,"
            + " started_at, statement, statements, done_checksum, executed_by, tool_version)"
            + " OVERRIDING SYSTEM VALUE SELECT revision, 'upgrade', message, revises, depends_on, labels, 'running',"
            + " started_at, 'done 1', 3, '', executed_by, tool_version FROM aludel_log WHERE revision = 'bbbb'");
    aludel().stamp("aaaa");
    aludel().upgrade();
    assertThat(journal())
        .containsExactly(
            "done|applied|null", "running|done 1|3", "done|not applied|null", "done|done 3|3");
  }

  @Test
  void whatWaitsForALockOutsideATransactionIsTriedAgainAsWell() throws Exception {
    folder.revision(
        "bbbb",
        "aaaa",
        "CREATE INDEX CONCURRENTLY item_id ON item (id);\nVACUUM FULL item;",
        "SELECT 1;");
    aludel().upgrade("aaaa");
    try (Connection other = database.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT * FROM item");
      Thread release =
          new Thread(
              () -> {
                try {
                  Thread.sleep(2500);
                  other.rollback();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      release.start();
      // The index waits as long as it must: a lock_timeout would leave it INVALID.
      aludel().upgrade();
      release.join();
    }
    assertThat(journal()).containsExactly("done|done 2|2");
  }

  @Test
  void withoutRetriesTheFirstLockIsTheLast() throws Exception {
    folder.revision("bbbb", "aaaa", "ALTER TABLE item ADD b int;", "SELECT 1;");
    aludel().upgrade("aaaa");
    try (Connection other = database.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT * FROM item");
      assertThatThrownBy(
              () ->
                  Aludel.builder()
                      .dataSource(database.dataSource())
                      .locations(folder.location())
                      .limits(Limits.defaults().withLockRetries(0))
                      .build()
                      .upgrade())
          .isInstanceOf(RevisionFailedException.class)
          .hasMessageContaining("SQLSTATE 55P03");
      // It was told at once: what held the lock holds it still.
      assertThat(other.isClosed()).isFalse();
    }
  }
}
