package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.WorkbenchException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.StairwayReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every revision up, down and up again. */
@ExtendWith(PostgresExtension.class)
class StairwayPostgresTest {

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase empty;

  @BeforeEach
  void emptyDatabase(PostgresDatabase shared) {
    empty = shared.fresh();
    folder = RevisionFolder.in(temp).table("aaaa", "base");
  }

  private StairwayReport climb() {
    return Aludel.builder()
        .dataSource(empty.dataSource())
        .locations(folder.location())
        .build()
        .workbench()
        .stairway();
  }

  private List<String> log() {
    return empty.strings("SELECT direction || ' ' || revision FROM aludel_log ORDER BY id");
  }

  @Test
  void eachRevisionIsTakenBackAloneAlsoBesideABranchAndAtAMergePoint() {
    folder
        .table("bbb1", "aaaa")
        .table("bbb2", "aaaa")
        .table("cccc", "base")
        .file("dddd.sql", "-- @revises bbb1, bbb2\n-- @depends-on cccc\n");
    StairwayReport report = climb();
    assertThat(report.climbed()).containsExactly("aaaa", "bbb1", "bbb2", "cccc", "dddd");
    assertThat(report.oneWay()).isEmpty();
    assertThat(log())
        .containsExactly(
            "upgrade aaaa",
            "downgrade aaaa",
            "upgrade aaaa",
            "upgrade bbb1",
            "downgrade bbb1",
            "upgrade bbb1",
            "upgrade bbb2",
            "downgrade bbb2",
            "upgrade bbb2",
            "upgrade cccc",
            "downgrade cccc",
            "upgrade cccc",
            "upgrade dddd",
            "downgrade dddd",
            "upgrade dddd");
  }

  @Test
  void whatHasNoDowngradeGoesUpAlone() {
    folder
        .file("bbbb.sql", "-- @revises aaaa\n-- @upgrade\nCREATE TABLE b (a int);\n")
        .table("cccc", "bbbb");
    StairwayReport report = climb();
    assertThat(report.climbed()).containsExactly("aaaa", "cccc");
    assertThat(report.oneWay()).containsExactly("bbbb");
    assertThat(report.duration()).isPositive();
  }

  @Test
  void aDowngradeThatForgotSomethingIsFoundOut() {
    folder.revision("bbbb", "aaaa", "CREATE TYPE mood AS ENUM ('fine');", "SELECT 1;");
    assertThatThrownBy(this::climb)
        .isInstanceOf(RevisionFailedException.class)
        .hasMessageContainingAll(
            "The downgrade of 'bbbb' left something behind, so that it can't be upgraded again."
                + " Revision 'bbbb' failed to upgrade",
            "type \"mood\" already exists",
            "\nMend the downgrade, so that it takes back all that the upgrade does.");
    assertThat(log()).endsWith("upgrade bbbb", "downgrade bbbb", "upgrade bbbb");
  }

  @Test
  void aDowngradeThatFailsIsFoundOut() {
    folder.revision("bbbb", "aaaa", "CREATE TABLE b (a int);", "DROP TABLE bb;");
    assertThatThrownBy(this::climb)
        .isInstanceOf(RevisionFailedException.class)
        .hasMessageContainingAll(
            "Revision 'bbbb' failed to downgrade", "table \"bb\" does not exist");
  }

  @Test
  void aDatabaseThatHoldsSomethingIsLeftAlone() {
    empty.execute("CREATE TABLE precious (a int)");
    assertThatThrownBy(this::climb)
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.STAIRWAY_REFUSED))
        .hasMessage(
            "The schema 'public' of the database '%s' is not empty: it holds 1 table(s).\nEvery revision is taken back on the way: give it a database of its own, made for this."
                .formatted(empty.name()));
    empty.execute("DROP TABLE precious");
    climb();
    assertThatThrownBy(this::climb)
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.STAIRWAY_REFUSED))
        .hasMessageContaining("is not empty: it is at 'aaaa'.");
    assertThat(empty.strings("SELECT version_num FROM aludel_version")).containsExactly("aaaa");
  }
}
