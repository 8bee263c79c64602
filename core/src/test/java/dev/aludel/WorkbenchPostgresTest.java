package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.UnknownRowException;
import dev.aludel.error.WorkbenchException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.setting.TableSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class WorkbenchPostgresTest {

  @TempDir Path folder;
  private final PostgresDatabase server;
  private PostgresDatabase db;
  private RevisionFolder files;

  WorkbenchPostgresTest(PostgresDatabase server) {
    this.server = server;
  }

  @BeforeEach
  void twoHeads() {
    db = server.fresh();
    files =
        RevisionFolder.in(folder).table("aaaa", "base").table("bbbb", "aaaa").table("cccc", "aaaa");
  }

  private Aludel aludel() {
    return Aludel.builder().dataSource(db.dataSource()).locations(files.location()).build();
  }

  @Test
  void anUnappliedRevisionIsRebasedAndThenRuns() {
    aludel().upgrade("bbbb");
    assertThat(aludel().workbench().rebase("cccc", "bbbb").notes()).isEmpty();
    aludel().upgrade();
    assertThat(db.strings("SELECT version_num FROM aludel_version")).containsExactly("cccc");
  }

  @Test
  void anAppliedRevisionStaysWhereItIs() {
    files.table("dddd", "cccc");
    aludel().upgrade("cccc");
    assertThatThrownBy(() -> aludel().workbench().rebase("cccc", "bbbb"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.REBASE_REFUSED))
        .hasMessage(
            "The revision 'cccc' is applied in the database '%s': the row 'cccc' says so.\n"
                    .formatted(db.name())
                + "Downgrade below it first; or leave it where it is, and join the heads with 'merge'.");
    aludel().upgrade("dddd");
    assertThatThrownBy(() -> aludel().workbench().rebase("cccc", "bbbb"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.REBASE_REFUSED))
        .hasMessage(
            "The revision 'cccc' is applied in the database '%s': the row 'dddd' includes it.\n"
                    .formatted(db.name())
                + "Downgrade below it first; or leave it where it is, and join the heads with 'merge'.");
    // The log still knows what a row without a file stood on.
    assertThat(folder.resolve("dddd.sql").toFile().delete()).isTrue();
    assertThatThrownBy(() -> aludel().workbench().rebase("cccc", "bbbb"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.REBASE_REFUSED))
        .hasMessageContaining("the row 'dddd' includes it");
    files.table("dddd", "cccc");
    aludel().downgrade("aaaa");
    aludel().workbench().rebase("cccc", "bbbb");
    aludel().upgrade();
    assertThat(db.strings("SELECT version_num FROM aludel_version")).containsExactly("dddd");
  }

  @Test
  void theTablesAreMadeOnceAndForAll() throws Exception {
    aludel().workbench().ensureVersion();
    assertThat(
            db.strings(
                "SELECT relname FROM pg_class WHERE relname ~ '^aludel_(version|log)$' ORDER BY 1"))
        .containsExactly("aludel_log", "aludel_version");
    assertThat(db.strings("SELECT count(*) FROM aludel_version")).containsExactly("0");
    Workbench again = aludel().workbench();
    assertThat(db.statementsDuring(again::ensureVersion))
        .noneMatch(statement -> statement.contains("CREATE"));
  }

  @Test
  void overAlembicsTableWhatItHadIsLogged() {
    db.execute(
        "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)",
        "INSERT INTO alembic_version VALUES ('bbbb')");
    Aludel aludel =
        Aludel.builder()
            .dataSource(db.dataSource())
            .locations(files.location())
            .tables(TableSettings.defaults().withVersionTable("alembic_version"))
            .build();
    aludel.workbench().ensureVersion();
    assertThat(db.strings("SELECT revision, direction FROM aludel_log ORDER BY id"))
        .containsExactly("aaaa|stamp", "bbbb|stamp");
    db.execute("DROP TABLE aludel_log", "UPDATE alembic_version SET version_num = 'zzzz'");
    assertThatThrownBy(() -> aludel.workbench().ensureVersion())
        .isInstanceOf(UnknownRowException.class)
        .hasMessageStartingWith(
            "The version table \"public\".\"alembic_version\" holds 'zzzz', for which this build has no revision.");
  }
}
