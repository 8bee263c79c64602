package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.CurrentState;
import dev.aludel.report.HistoryEntry;
import dev.aludel.report.LogEntry;
import dev.aludel.report.RevisionDetails;
import dev.aludel.report.RunReport;
import dev.aludel.revision.StampPlan;
import dev.aludel.setting.TableSettings;
import dev.aludel.setting.TransactionMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class UpgradePostgresTest {

  private static final String TABLES =
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 't\\_%' ORDER BY 1";

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

  private void diamond() {
    folder.table("aaaa", "base").table("bbbb", "aaaa").table("cccc", "aaaa");
    folder.file("dddd_join.sql", "-- @revises bbbb, cccc\n");
  }

  @Test
  void anUpgradeRunsEveryRevisionOnceAndASecondOneNone() {
    diamond();
    Aludel aludel = builder().build();

    RunReport first = aludel.upgrade();
    assertThat(first.revisions()).containsExactly("aaaa", "bbbb", "cccc", "dddd");
    assertThat(first.rowsBefore()).isEmpty();
    assertThat(first.rowsAfter()).containsExactly("dddd");
    assertThat(database.strings(TABLES)).containsExactly("t_aaaa", "t_bbbb", "t_cccc");
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("dddd");

    assertThat(aludel.upgrade().steps()).isEmpty();
    assertThat(database.strings("SELECT count(*) FROM aludel_log")).containsExactly("4");
  }

  @Test
  void aDowngradeTakesBackInReverseAndLogsIt() {
    diamond();
    Aludel aludel = builder().build();
    aludel.upgrade();

    assertThat(aludel.downgrade("bbbb").rowsAfter()).containsExactly("bbbb", "cccc");
    assertThat(aludel.downgrade("base").revisions()).containsExactly("cccc", "bbbb", "aaaa");
    assertThat(database.strings(TABLES)).isEmpty();
    assertThat(database.strings("SELECT revision, direction, outcome FROM aludel_log ORDER BY id"))
        .containsExactly(
            "aaaa|upgrade|done",
            "bbbb|upgrade|done",
            "cccc|upgrade|done",
            "dddd|upgrade|done",
            "dddd|downgrade|done",
            "cccc|downgrade|done",
            "bbbb|downgrade|done",
            "aaaa|downgrade|done");
    assertThat(aludel.upgrade().revisions()).hasSize(4);
  }

  @Test
  void theLogKeepsChecksumsAndTheDowngradeScript() {
    folder.table("aaaa", "base");
    builder().build().upgrade();

    LogEntry entry = builder().build().log(10).get(0);
    assertThat(entry.revision()).isEqualTo("aaaa");
    assertThat(entry.checksum())
        .hasValueSatisfying(text -> assertThat(text).matches("1:[0-9a-f]{64}"));
    assertThat(entry.rawChecksum())
        .hasValueSatisfying(text -> assertThat(text).matches("[0-9a-f]{64}"));
    assertThat(entry.duration()).hasValueSatisfying(time -> assertThat(time).isPositive());
    assertThat(entry.executedBy()).startsWith(database.user() + "@");
    assertThat(database.strings("SELECT trim(downgrade_script) FROM aludel_log").get(0))
        .contains("DROP TABLE t_aaaa;");
  }

  @Test
  void currentPendingHistoryHeadsAndShowTellWhereTheDatabaseStands() {
    diamond();
    Aludel aludel = builder().build();
    assertThat(aludel.pending().steps()).hasSize(4);
    assertThat(database.strings("SELECT to_regclass('aludel_version')")).containsExactly("null");

    aludel.upgrade("bbbb");
    CurrentState current = aludel.current();
    assertThat(current.rows()).containsExactly("bbbb");
    assertThat(current.atHeads()).isFalse();
    assertThat(aludel.pending().steps())
        .extracting(step -> step.revision().id())
        .containsExactly("cccc", "dddd");
    assertThat(aludel.history("", true))
        .extracting(entry -> entry.revision().id(), HistoryEntry::applied, HistoryEntry::current)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("dddd", false, false),
            org.assertj.core.groups.Tuple.tuple("cccc", false, false),
            org.assertj.core.groups.Tuple.tuple("bbbb", true, true),
            org.assertj.core.groups.Tuple.tuple("aaaa", true, false));
    assertThat(aludel.heads()).extracting(entry -> entry.revision().id()).containsExactly("dddd");
    RevisionDetails shown = aludel.show("aaaa").get(0);
    assertThat(shown.children()).containsExactly("bbbb", "cccc");
    assertThat(shown.reversible()).isTrue();
    assertThat(shown.upgrade().orElseThrow()).contains("CREATE TABLE t_aaaa (a int);");
    assertThat(shown.log().orElseThrow().outcome()).isEqualTo(LogEntry.Outcome.DONE);
  }

  @Test
  void stampMovesRowsAndLogsEachRevisionThatChanges() {
    diamond();
    Aludel aludel = builder().build();
    StampPlan stamped = aludel.stamp("bbbb");
    assertThat(stamped.rowsAfter()).containsExactly("bbbb");
    assertThat(database.strings(TABLES)).isEmpty();
    assertThat(aludel.stamp("aaaa").notApplied())
        .extracting(node -> node.id())
        .containsExactly("bbbb");
    assertThat(database.strings("SELECT revision, direction FROM aludel_log ORDER BY id"))
        .containsExactly("aaaa|stamp", "bbbb|stamp", "bbbb|stamp");
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("aaaa");
  }

  @Test
  void oneTransactionForAllIsGuardedOnceAndLogsEachStepsOwnTime() throws Exception {
    folder.table("aaaa", "base");
    folder.revision("slow", "aaaa", "SELECT pg_sleep(0.05); RESET ALL;", "SELECT 1;");
    folder.table("last", "slow");
    Aludel aludel = builder().transaction(TransactionMode.ALL).build();
    List<String> sent = database.statementsDuring(aludel::upgrade);
    assertThat(sent).filteredOn(sql -> sql.startsWith("LOCK TABLE")).hasSize(1);
    assertThat(sent).filteredOn(sql -> sql.contains("where this step starts from")).hasSize(1);
    assertThat(
            database.strings(
                "SELECT revision FROM aludel_log WHERE started_at > finished_at OR (revision = 'last'"
                    + " AND started_at < (SELECT finished_at FROM aludel_log WHERE revision = 'slow'))"))
        .isEmpty();
  }

  @Test
  void oneTransactionForAllLeavesNothingBehindAFailure() {
    folder.table("aaaa", "base");
    folder.revision("bbbb", "aaaa", "SELECT 1/0;", "SELECT 1;");
    Aludel aludel = builder().transaction(TransactionMode.ALL).build();
    org.assertj.core.api.Assertions.assertThatThrownBy(aludel::upgrade)
        .hasMessageContaining("The whole run was rolled back; the database stays at base.");
    assertThat(database.strings(TABLES)).isEmpty();
    assertThat(database.strings("SELECT revision, outcome FROM aludel_log"))
        .containsExactly("bbbb|failed");

    folder.revision("bbbb", "aaaa", "SELECT 1;", "SELECT 1;");
    builder().transaction(TransactionMode.ALL).build().upgrade();
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("bbbb");
  }

  @Test
  void aSchemaIsCreatedAndStandsFirstWhileRevisionsRun() {
    folder.table("aaaa", "base");
    Aludel aludel = builder().tables(TableSettings.defaults().withSchema("App One")).build();
    aludel.upgrade();
    assertThat(
            database.strings(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'App One' ORDER BY 1"))
        .containsExactly("aludel_log", "aludel_version", "t_aaaa");
    assertThat(aludel.upgrade().steps()).isEmpty();
  }

  @Test
  void aVersionSchemaMovesTheTablesOnly() {
    folder.table("aaaa", "base");
    Aludel aludel = builder().tables(TableSettings.defaults().withVersionSchema("books")).build();
    aludel.upgrade();
    assertThat(
            database.strings(
                "SELECT schemaname, tablename FROM pg_tables WHERE schemaname IN ('public', 'books') ORDER BY 1, 2"))
        .containsExactly("books|aludel_log", "books|aludel_version", "public|t_aaaa");
    assertThat(aludel.upgrade().steps()).isEmpty();
  }

  @Test
  void aTableElsewhereOnTheSearchPathIsNotOurs() {
    folder.table("aaaa", "base");
    builder().build().upgrade();
    // Another history with the same ids; the same one would not run a second time.
    folder.revision("aaaa", "base", "CREATE TABLE t_aaaa (a bigint);", "DROP TABLE t_aaaa;");
    database.execute("CREATE SCHEMA t7");
    var source = database.dataSource();
    source.setCurrentSchema("t7,public");
    Aludel tenant = Aludel.builder().dataSource(source).locations(folder.location()).build();
    assertThat(tenant.upgrade().revisions()).containsExactly("aaaa");
    assertThat(tenant.upgrade().steps()).isEmpty();
    assertThat(
            database.strings(
                "SELECT schemaname FROM pg_tables WHERE tablename = 't_aaaa' ORDER BY 1"))
        .containsExactly("public", "t7");
  }

  @Test
  void anAlembicDatabaseGoesOnWithItsOwnVersionTable() {
    folder.table("aaaa", "base").table("bbbb", "aaaa");
    database.execute(
        "CREATE TABLE alembic_version (version_num varchar(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
        "INSERT INTO alembic_version VALUES ('aaaa')",
        "CREATE TABLE t_aaaa (a int)");
    Aludel aludel =
        builder().tables(TableSettings.defaults().withVersionTable("alembic_version")).build();
    assertThat(aludel.upgrade().revisions()).containsExactly("bbbb");
    assertThat(database.strings("SELECT revision, direction FROM aludel_log ORDER BY id"))
        .containsExactly("aaaa|stamp", "bbbb|upgrade");
    assertThat(aludel.upgrade().steps()).isEmpty();
  }

  @Test
  void anIdTooLongForAnAdoptedColumnIsRefusedWithTheStatementThatWidensIt() {
    String longId = "a_very_long_id_with_more_than_32_characters";
    folder
        .table("aaaa", "base")
        .file(longId + ".sql", "-- @id " + longId + "\n-- @revises aaaa\n-- @upgrade\nSELECT 1;\n");
    database.execute("CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)");
    Aludel aludel =
        builder().tables(TableSettings.defaults().withVersionTable("alembic_version")).build();
    org.assertj.core.api.Assertions.assertThatThrownBy(aludel::upgrade)
        .hasMessage(
            "The id 'a_very_long_id_with_more_than_32_characters' has 43 characters, and version_num of"
                + " \"public\".\"alembic_version\" takes 32. Widen it first: ALTER TABLE"
                + " \"public\".\"alembic_version\" ALTER COLUMN version_num TYPE text;");
    assertThat(database.strings(TABLES)).isEmpty();
  }

  @Test
  void whatADifferentRoleCreatesBelongsToThatRole() {
    String role = "owner_" + database.name();
    database.execute("CREATE ROLE " + role, "GRANT ALL ON SCHEMA public TO " + role);
    try {
      folder.table("aaaa", "base");
      builder().role(role).build().upgrade();
      assertThat(
              database.strings(
                  "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"))
          .isEqualTo(List.of(role));
    } finally {
      database.execute("DROP OWNED BY " + role, "DROP ROLE " + role);
    }
  }
}
