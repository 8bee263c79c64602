package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.error.ChangedRevisionsException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.migration.Operations;
import dev.aludel.migration.ReversibleMigration;
import dev.aludel.migration.Revision;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.DryRunReport;
import dev.aludel.report.RunReport;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Step;
import dev.aludel.setting.Policies;
import dev.aludel.setting.Policies.OnChanged;
import dev.aludel.setting.TransactionMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A revision that is edited after it was applied is taken back and run again. */
@ExtendWith(PostgresExtension.class)
class RedoPostgresTest {

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void threeTables(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp);
    folder.table("aaaa", "base").table("bbbb", "aaaa").table("cccc", "bbbb");
  }

  private AludelBuilder builder() {
    return Aludel.builder()
        .dataSource(database.dataSource())
        .locations(folder.location())
        .policies(Policies.defaults().withOnChanged(OnChanged.REDO));
  }

  private Aludel aludel() {
    return builder().build();
  }

  private void edit(String id, String revises) {
    folder.revision(
        id,
        revises,
        "CREATE TABLE t_" + id + " (a bigint);",
        "-- Only for the new text.\nDROP TABLE t_" + id + " RESTRICT;");
  }

  private String type(String table) {
    return database
        .strings(
            "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = to_regclass('%s') AND attnum = 1"
                .formatted(table))
        .toString();
  }

  private static List<String> steps(List<Step> steps) {
    return steps.stream()
        .map(
            step ->
                (step.direction() == Direction.UPGRADE ? "+" : "-")
                    + step.revision().id()
                    + step.rowsAfter())
        .toList();
  }

  private static List<String> steps(RunReport report) {
    return steps(report.steps().stream().map(step -> step.step()).toList());
  }

  @Test
  void theNewestRevisionIsTakenBackAndRunAgain() {
    aludel().upgrade();
    edit("cccc", "bbbb");
    assertThat(steps(aludel().upgrade())).containsExactly("-cccc[bbbb]", "+cccc[cccc]");
    assertThat(type("t_cccc")).isEqualTo("[bigint]");
    assertThat(aludel().upgrade().steps()).as("once").isEmpty();
    aludel().validate();
  }

  @Test
  void whatStandsOnItIsTakenBackAsWellAndComesAgainEvenAboveTheTarget() {
    aludel().upgrade();
    edit("aaaa", "base");
    folder.table("dddd", "cccc");
    assertThat(steps(aludel().upgrade("bbbb")))
        .containsExactly(
            "-cccc[bbbb]", "-bbbb[aaaa]", "-aaaa[]", "+aaaa[aaaa]", "+bbbb[bbbb]", "+cccc[cccc]");
    assertThat(type("t_aaaa")).isEqualTo("[bigint]");
    edit("cccc", "bbbb");
    assertThat(steps(aludel().upgrade()))
        .containsExactly("-cccc[bbbb]", "+cccc[cccc]", "+dddd[dddd]");
  }

  @Test
  void aBranchBesideItStaysAsItIs() {
    folder.table("xxxx", "aaaa");
    aludel().upgrade("heads");
    edit("cccc", "bbbb");
    assertThat(steps(aludel().upgrade("heads")))
        .containsExactly("-cccc[bbbb, xxxx]", "+cccc[cccc, xxxx]");
  }

  @Test
  void theWayBackIsTheOneThatTheLogKeepsSinceTheFileHasThatOfTheNewText() {
    aludel().upgrade();
    folder.revision("cccc", "bbbb", "CREATE VIEW v AS SELECT 1;", "DROP VIEW v;");
    aludel().upgrade();
    assertThat(database.strings("SELECT to_regclass('t_cccc'), to_regclass('v')"))
        .containsExactly("null|v");
  }

  @Test
  void aRevisionThatWasMovedIsTakenBackFromWhereItStood() throws IOException {
    aludel().upgrade();
    folder.table("cccc", "aaaa").table("bbbb", "cccc");
    assertThat(steps(aludel().upgrade()))
        .containsExactly("-cccc[bbbb]", "-bbbb[aaaa]", "+cccc[cccc]", "+bbbb[bbbb]");
    Files.delete(temp.resolve("cccc.sql"));
    folder.table("bbbb", "aaaa");
    assertThat(steps(aludel().upgrade()))
        .as("one whose file is gone is not run again")
        .containsExactly("-bbbb[cccc]", "-cccc[aaaa]", "+bbbb[bbbb]");
    folder.table("eeee", "aaaa").table("bbbb", "eeee");
    assertThat(steps(aludel().upgrade()))
        .as("one that was put below it")
        .containsExactly("-bbbb[aaaa]", "+eeee[eeee]", "+bbbb[bbbb]");
    aludel().validate();
  }

  /** Stands on a table. */
  @Revision(id = "java", revises = "cccc")
  public static final class Filling implements ReversibleMigration {
    @Override
    public void upgrade(Operations op) {
      op.execute("CREATE TABLE filled AS SELECT * FROM t_cccc");
    }

    @Override
    public void downgrade(Operations op) {
      op.execute("DROP TABLE filled");
    }
  }

  @Test
  void aJavaRevisionGoesByItsClass() {
    AludelBuilder with = builder().migrations(new Filling());
    with.build().upgrade();
    edit("cccc", "bbbb");
    assertThat(steps(with.build().upgrade()))
        .containsExactly("-java[cccc]", "-cccc[bbbb]", "+cccc[cccc]", "+java[java]");
    assertThat(type("filled")).isEqualTo("[bigint]");
  }

  @Test
  void whereSomethingHasNoWayBackNothingRuns() {
    folder.file("bbbb.sql", "-- @revises aaaa\n-- @upgrade\nCREATE TABLE t_bbbb (a int);\n");
    folder.file(
        "dddd.sql", "-- @revises cccc\n-- @upgrade\nCREATE TABLE t_dddd (a int);\n-- @downgrade\n");
    aludel().upgrade();
    folder.revision("bbbb", "aaaa", "SELECT 1;", "SELECT 2;");
    folder.revision("dddd", "cccc", "SELECT 1;", "SELECT 2;");
    assertThatThrownBy(() -> aludel().upgrade())
        .isInstanceOf(ChangedRevisionsException.class)
        .hasMessage(
            """
            The upgrade of revision 'bbbb' was changed after it was applied: %1$s/bbbb.sql. The first other statement is in line 4: SELECT 1
            The upgrade of revision 'dddd' was changed after it was applied: %1$s/dddd.sql. The first other statement is in line 4: SELECT 1
            The setting 'on-changed=redo' can't take it back and run it again:
            - Revision 'dddd' had an empty downgrade when it ran.
            - Revision 'bbbb' had no downgrade when it ran, so the log keeps none.
            Restore the old text, and put the difference into a new revision. Or change the database by hand to what the new text makes of it, and say so with 'repair bbbb --accept'. Or begin with an empty database."""
                .formatted(temp));
    assertThatThrownBy(() -> aludel().pending()).isInstanceOf(ChangedRevisionsException.class);
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("dddd");
  }

  @Test
  void whatStandsOnItNeedsAWayBackToo() {
    folder.file("dddd.sql", "-- @revises cccc\n-- @upgrade\nCREATE TABLE t_dddd (a int);\n");
    aludel().upgrade();
    edit("cccc", "bbbb");
    assertThat(
            catchThrowableOfType(ChangedRevisionsException.class, () -> aludel().upgrade())
                .description())
        .endsWith("\n- Revision 'dddd' has no downgrade (%s/dddd.sql).".formatted(temp));
  }

  @Test
  void aDowngradeThatHasNothingToDoOnPurposeIsAWayBack() {
    folder.file("cccc.sql", "-- @revises bbbb\n-- @upgrade\nSELECT 1;\n-- @downgrade empty\n");
    aludel().upgrade();
    folder.file("cccc.sql", "-- @revises bbbb\n-- @upgrade\nSELECT 2;\n-- @downgrade empty\n");
    assertThat(steps(aludel().upgrade())).containsExactly("-cccc[bbbb]", "+cccc[cccc]");
  }

  @Test
  void aNewTextThatFailsIsCorrectedAndRunsAtTheNextStart() {
    aludel().upgrade();
    folder.revision("cccc", "bbbb", "CREATE TABL t_cccc (a int);", "DROP TABLE t_cccc;");
    assertThatThrownBy(() -> aludel().upgrade()).isInstanceOf(RevisionFailedException.class);
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("bbbb");
    edit("cccc", "bbbb");
    assertThat(steps(aludel().upgrade())).containsExactly("+cccc[cccc]");
  }

  @Test
  void inOneTransactionForAllANewTextThatFailsLeavesTheOldOne() {
    Aludel together = builder().transaction(TransactionMode.ALL).build();
    together.upgrade();
    folder.revision("bbbb", "aaaa", "CREATE TABL t_bbbb (a int);", "DROP TABLE t_bbbb;");
    assertThatThrownBy(() -> builder().transaction(TransactionMode.ALL).build().upgrade())
        .isInstanceOf(RevisionFailedException.class);
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("cccc");
    edit("bbbb", "aaaa");
    assertThat(steps(builder().transaction(TransactionMode.ALL).build().upgrade()))
        .containsExactly("-cccc[bbbb]", "-bbbb[aaaa]", "+bbbb[bbbb]", "+cccc[cccc]");
  }

  @Test
  void whatOnlyShowsThePlanShowsBothWays() {
    aludel().upgrade();
    edit("cccc", "bbbb");
    assertThat(steps(aludel().pending().steps())).containsExactly("-cccc[bbbb]", "+cccc[cccc]");
    DryRunReport tried = aludel().dryRun("head");
    assertThat(steps(tried.steps().stream().map(step -> step.step()).toList()))
        .containsExactly("-cccc[bbbb]", "+cccc[cccc]");
    assertThat(type("t_cccc")).as("rolled back").isEqualTo("[integer]");
    StringBuilder sql = new StringBuilder();
    aludel().offline().upgrade("current:head", sql);
    assertThat(sql.toString().lines().filter(line -> line.contains("t_cccc")))
        .containsExactly(
            "DROP TABLE t_cccc;",
            "CREATE TABLE t_cccc (a bigint);",
            "DROP TABLE t_cccc RESTRICT;"); // the way back that the log keeps from then on
    assertThatThrownBy(() -> aludel().validate())
        .isInstanceOf(ChangedRevisionsException.class)
        .hasMessageEndingWith(
            "An 'upgrade' takes it back and runs its new text, as 'on-changed=redo' says.");
  }

  @Test
  void aDowngradeLeavesAChangeBelowItToTheNextUpgrade() {
    aludel().upgrade();
    edit("bbbb", "aaaa");
    assertThat(aludel().downgrade("-1").revisions()).containsExactly("cccc");
    assertThat(steps(aludel().upgrade()))
        .containsExactly("-bbbb[aaaa]", "+bbbb[bbbb]", "+cccc[cccc]");
  }

  @Test
  void belowRevisionsOfANewerBuildNothingIsTakenBack() throws IOException {
    aludel().upgrade();
    Files.delete(temp.resolve("cccc.sql"));
    edit("bbbb", "aaaa");
    assertThat(aludel().upgrade().steps()).isEmpty();
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("cccc");
  }

  @Test
  void withoutTheSettingAChangeIsAnErrorAsBefore() {
    Aludel strict =
        Aludel.builder().dataSource(database.dataSource()).locations(folder.location()).build();
    strict.upgrade();
    edit("cccc", "bbbb");
    assertThatThrownBy(
            () ->
                Aludel.builder()
                    .dataSource(database.dataSource())
                    .locations(folder.location())
                    .build()
                    .upgrade())
        .isInstanceOf(ChangedRevisionsException.class);
  }
}
