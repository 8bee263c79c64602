package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AheadException;
import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.Revision;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.HistoryEntry;
import dev.aludel.report.SchemaStatus;
import dev.aludel.setting.Policies;
import dev.aludel.setting.Reaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A newer build was there before: an older one starts, and takes its revisions back. */
@ExtendWith(PostgresExtension.class)
class OlderBuildPostgresTest {

  @TempDir Path newer;
  @TempDir Path older;
  private PostgresDatabase database;
  private RevisionFolder newFolder;

  @BeforeEach
  void bothBuilds(PostgresDatabase shared) {
    database = shared.fresh();
    newFolder = RevisionFolder.in(newer).table("aaaa", "base").table("bbbb", "aaaa");
    RevisionFolder.in(older).table("aaaa", "base").table("bbbb", "aaaa");
  }

  private AludelBuilder build(Path folder) {
    return Aludel.builder().dataSource(database.dataSource()).locations("filesystem:" + folder);
  }

  @Test
  void anOlderBuildTakesBackWhatItHasNoFileFor() {
    newFolder
        .revision(
            "cccc",
            "bbbb",
            "CREATE TABLE t_cccc (a int);\nCREATE INDEX CONCURRENTLY cccc_a ON t_cccc (a);",
            "DROP INDEX CONCURRENTLY cccc_a;\nDROP TABLE t_cccc;")
        .file(
            "dddd.sql",
            "-- @revises cccc\n-- @transaction off\n-- @upgrade\nCREATE TABLE t_dddd (a int);\n"
                + "DO $$ BEGIN INSERT INTO t_dddd VALUES (1); COMMIT; END $$;\n-- @downgrade\n"
                + "DO $$ BEGIN DELETE FROM t_dddd; COMMIT; END $$;\nDROP TABLE t_dddd;\n")
        .table("eeee", "dddd");
    build(newer).build().upgrade();
    Aludel old = build(older).build();
    assertThat(old.upgrade().steps()).isEmpty();
    old.await(Duration.ofSeconds(1));
    assertThat(old.downgrade("bbbb").revisions()).containsExactly("eeee", "dddd", "cccc");
    assertThat(
            database.strings(
                "SELECT tablename FROM pg_tables WHERE tablename LIKE 't\\_%' ORDER BY 1"))
        .containsExactly("t_aaaa", "t_bbbb");
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("bbbb");
    assertThat(build(newer).build().upgrade().revisions()).containsExactly("cccc", "dddd", "eeee");
  }

  /** Has nothing in the log that takes it back. */
  @Revision(id = "cccc", revises = "bbbb")
  public static final class Newer implements Migration {
    @Override
    public void upgrade(Operations op) {
      op.execute("CREATE TABLE t_cccc (a int)");
    }
  }

  @Test
  void aNewerJavaRevisionCanOnlyBeTakenBackByItsOwnBuild() {
    build(newer).migrations(new Newer()).build().upgrade();
    assertThatThrownBy(() -> build(older).build().downgrade("bbbb"))
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessage(
            "Revision 'cccc' was run by a newer build, and the log keeps no SQL that takes it back. Downgrade with"
                + " that build.");
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("cccc");
  }

  @Test
  void whoWantsToKnowIsTold() {
    newFolder.table("cccc", "bbbb");
    build(newer).build().upgrade();
    Policies strict = Policies.defaults().withOnAhead(Reaction.FAIL);
    assertThatThrownBy(() -> build(older).policies(strict).build().upgrade())
        .isInstanceOf(AheadException.class);
    assertThatThrownBy(() -> build(older).policies(strict).build().validate())
        .isInstanceOf(AheadException.class);
    build(older).build().validate();
  }

  @Test
  void whatIsAppliedIsShownSoWhereTheDatabaseIsAhead() {
    newFolder.table("cccc", "bbbb");
    build(newer).build().upgrade();
    Aludel old = build(older).build();
    assertThat(old.current().status()).isEqualTo(SchemaStatus.AHEAD);
    assertThat(old.pending().steps()).isEmpty();
    assertThat(old.history("", true)).hasSize(2).allMatch(HistoryEntry::applied);
    assertThat(old.history("", true)).noneMatch(HistoryEntry::current);
    assertThat(old.history()).noneMatch(HistoryEntry::applied);
    assertThat(old.show("aaaa")).singleElement().matches(one -> one.entry().applied());
  }

  @Test
  void aDatabaseThatIsReadOnlyByDefaultIsWrittenToAllTheSame() {
    database.execute(
        "ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");
    build(older).build().upgrade();
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("bbbb");
  }

  @Test
  void whoMayOnlyReadMayValidateAndWaitAndIsToldWhatIsMissing() throws Exception {
    build(older).build().upgrade();
    String reader = "reader_" + database.name();
    database.execute(
        "CREATE ROLE " + reader + " LOGIN PASSWORD 'r'",
        "GRANT SELECT ON aludel_version, aludel_log TO " + reader);
    try {
      AludelBuilder reading =
          Aludel.builder().url(database.url(), reader, "r").locations("filesystem:" + older);
      reading.build().validate();
      reading.build().await(Duration.ofSeconds(1));
      assertThat(reading.build().upgrade().steps()).isEqualTo(List.of());
      Files.writeString(
          older.resolve("cccc.sql"),
          "-- @revises bbbb\n-- @upgrade\nCREATE TABLE t_cccc (a int);\n");
      assertThatThrownBy(() -> reading.build().upgrade())
          .hasMessageContaining("permission denied for table aludel_version (SQLSTATE 42501)")
          .hasMessageContaining(
              "Grant this user the privilege, or let revisions run as the owner's role with the setting 'role'.");
    } finally {
      database.execute("DROP OWNED BY " + reader, "DROP ROLE " + reader);
    }
  }
}
