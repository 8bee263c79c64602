package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.WorkbenchException;
import dev.aludel.process.ForksProcesses;
import dev.aludel.report.ImportReport;
import dev.aludel.report.WrittenRevision;
import dev.aludel.request.ImportRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken over without a database, and without Alembic or with a part of it. */
@ForksProcesses
class ImportTest {

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void startProject() {
    bench = Bench.in(folder);
  }

  private ImportReport flyway() {
    return bench.workbench().importFlyway(ImportRequest.of("flyway"));
  }

  private String from(String name) {
    return bench.path("flyway/" + name).toString();
  }

  @Test
  void flywaysVersionsBecomeALine() {
    bench
        .file("flyway/V1__create_tables.sql", "\ufeffCREATE TABLE a (b int);\r\n")
        .file("flyway/sub/V1_10__More.sql", "-- nothing yet\n")
        .file("flyway/V1.9__owner.sql", "ALTER TABLE a OWNER TO ${owner};\n")
        .file("flyway/V2.sql", "CREATE INDEX CONCURRENTLY i ON a (b);")
        .file("flyway/V2.sql.conf", "executeInTransaction = false\nplaceholderReplacement=false\n")
        .file("flyway/U1__create_tables.sql", "DROP TABLE a;");
    ImportReport report = flyway();
    assertThat(report.leftOut()).isEmpty();
    assertThat(report.notes()).isEmpty();
    assertThat(report.stamp()).isEmpty();
    assertThat(report.written().stream().map(one -> one.revision().id()))
        .containsExactly("1", "1.9", "1.10", "2");
    assertThat(report.written().stream().map(WrittenRevision::notes))
        .containsExactly(
            List.of(),
            List.of(
                "It has the placeholders 'owner': give each a value with a setting such as 'placeholders.owner'.",
                "There is no undo migration, so there is no way back."),
            List.of("There is no undo migration, so there is no way back."),
            List.of("There is no undo migration, so there is no way back."));
    assertThat(bench.files("migrations"))
        .containsExactly("1.10_more.sql", "1.9_owner.sql", "1_create_tables.sql", "2.sql");
    assertThat(bench.text("migrations/1_create_tables.sql"))
        .isEqualTo(
            "-- @revises base\n\n-- @upgrade\nCREATE TABLE a (b int);\n\n-- @downgrade\nDROP TABLE a;\n");
    assertThat(bench.text("migrations/1.9_owner.sql"))
        .isEqualTo(
            "-- @revises 1\n-- @placeholders on\n\n-- @upgrade\nALTER TABLE a OWNER TO ${owner};\n");
    assertThat(bench.text("migrations/1.10_more.sql"))
        .isEqualTo("-- @message More\n-- @revises 1.9\n\n-- @upgrade empty\n-- nothing yet\n");
    assertThat(bench.text("migrations/2.sql"))
        .isEqualTo(
            "-- @revises 1.10\n-- @transaction off\n\n-- @upgrade\nCREATE INDEX CONCURRENTLY i ON a (b);\n");
  }

  @Test
  void whatFlywayHasBesidesIsNamed() {
    bench
        .file("flyway/V1__a.sql", "SELECT 1;")
        .file("flyway/V2__B.java", "")
        .file("flyway/R__views.sql", "SELECT 1;")
        .file("flyway/B5__base.sql", "SELECT 1;")
        .file("flyway/U7__gone.sql", "SELECT 1;")
        .file("flyway/afterMigrate__x.sql", "SELECT 1;")
        .file("flyway/v3__small.sql", "SELECT 1;")
        .file("flyway/notes.txt", "");
    assertThat(flyway().leftOut())
        .containsExactly(
            "'%s' is a baseline. The versions below it are revisions now; a new database runs those."
                .formatted(from("B5__base.sql")),
            "'%s' is repeatable, and there is nothing like that yet. Write what it creates into a revision, and another one whenever it changes."
                .formatted(from("R__views.sql")),
            "'%s' is a Java migration. Write a Java revision for it, and give it its place between the others."
                .formatted(from("V2__B.java")),
            "'%s' is a callback. A listener of the application's can do what it does."
                .formatted(from("afterMigrate__x.sql")),
            "'%s' has no name that Flyway would take for a migration."
                .formatted(from("v3__small.sql")),
            "'%s' undoes a version that is not there.".formatted(from("U7__gone.sql")));
  }

  @Test
  void aLinkOutOfTheFolderIsRefused() throws Exception {
    bench.file("secret.txt", "CREATE ROLE a PASSWORD 'b';").file("flyway/V1__a.sql", "SELECT 1;");
    Path link = Files.createSymbolicLink(bench.path("flyway/V2__b.sql"), bench.path("secret.txt"));
    assertThatThrownBy(this::flyway)
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.IMPORT_FAILED))
        .hasMessage(
            "'%s' is a symbolic link that leads out of the folder, to '%s'.\nPut a copy of that file in its place, if it belongs there."
                .formatted(link, bench.path("secret.txt").toRealPath()));
    Files.delete(link);
    Files.createSymbolicLink(bench.path("flyway/V1__a.sql.conf"), bench.path("secret.txt"));
    assertThatThrownBy(this::flyway)
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.IMPORT_FAILED))
        .hasMessageContaining("V1__a.sql.conf' is a symbolic link that leads out of the folder");
    assertThat(bench.files("migrations")).isEmpty();
  }

  @Test
  void aLinkInsideTheFolderIsAFileLikeAnyOther() throws Exception {
    bench.file("flyway/_shared.txt", "SELECT 1;");
    Files.createSymbolicLink(bench.path("flyway/V1__a.sql"), Path.of("_shared.txt"));
    flyway();
    assertThat(bench.text("migrations/1_a.sql")).contains("SELECT 1;");
  }

  @Test
  void aLineBreakInAFilesNameBeginsNoLineOfTheHeader() {
    bench.file("flyway/V1__a\n-- @transaction off\n.sql", "SELECT 1;");
    flyway();
    assertThat(bench.files("migrations")).containsExactly("1_a_transaction_off.sql");
    assertThat(bench.text("migrations/1_a_transaction_off.sql"))
        .isEqualTo(
            "-- @message a -- @transaction off\n-- @revises base\n\n-- @upgrade\nSELECT 1;\n");
  }

  @Test
  void anImportIsWholeOrNothing() {
    bench.file("flyway/V1__a.sql", "SELECT 1;").file("flyway/V2__b.sql", "BEGIN;\nSELECT 'x';");
    assertThatThrownBy(this::flyway)
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.IMPORT_FAILED))
        .hasMessage(
            "Nothing was imported, because of a problem:\n- '%s' would become %s:4: 'BEGIN' controls the transaction, and that is Aludel's part: it begins one for each revision and commits it with the version row. Leave it out.\nCorrect that in a copy of the folder, and import the copy."
                .formatted(from("V2__b.sql"), bench.path("migrations/2_b.sql")));
    bench.file("flyway/V2__b.sql", "SELECT 2;").file("flyway/V2_0__c.sql", "SELECT 3;");
    assertThatThrownBy(this::flyway)
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.IMPORT_FAILED))
        .hasMessage(
            "Two files have the version '2': '%s' and '%s'.\nKeep one of them."
                .formatted(from("V2_0__c.sql"), from("V2__b.sql")));
    assertThat(bench.files("migrations")).isEmpty();
  }

  @Test
  void aSecondImportIsRefused() {
    bench.file("flyway/V1__a.sql", "SELECT 1;");
    flyway();
    assertThatThrownBy(this::flyway)
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.NAME_TAKEN))
        .hasMessage(
            "The revision '1' is there already, in '%s'.\nImport into a folder without revisions, or remove those that were imported before."
                .formatted(bench.path("migrations/1_a.sql")));
  }

  @Test
  void aFolderThatHasNothingIsAnError() {
    assertThatThrownBy(this::flyway)
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.IMPORT_FAILED))
        .hasMessage(
            "There is no folder '%s' to import.\nName the folder that the other tool's files are in."
                .formatted(bench.path("flyway")));
    bench.folder("flyway");
    assertThatThrownBy(this::flyway)
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.IMPORT_FAILED))
        .hasMessage(
            "There is no versioned migration of Flyway's under '%s'.\nName the folder with files such as 'V1__create_tables.sql'."
                .formatted(bench.path("flyway")));
    assertThatThrownBy(() -> bench.workbench().importAlembic(ImportRequest.of("flyway")))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.IMPORT_FAILED))
        .hasMessage(
            "There is no revision of Alembic's in '%s'.\nName the folder with the revision files, which Alembic calls 'versions'."
                .formatted(bench.path("flyway")));
  }

  @Test
  void withoutAlembicTheGraphIsTakenOverAlone() {
    bench
        .file("versions/a1.py", "'one'\nrevision = 'a1'\ndown_revision = None\n")
        .file("versions/b1.py", "'two'\nrevision = 'b1'\ndown_revision = 'a1'\n")
        .file("versions/helper.py", "x = 1\n")
        .file("versions/__init__.py", "");
    ImportReport report =
        bench
            .workbench()
            .importAlembic(ImportRequest.of("versions").withCommand("no-such-alembic -x y"));
    assertThat(report.leftOut())
        .containsExactly(
            "'%s' is no revision: it assigns no 'revision'."
                .formatted(bench.path("versions/helper.py")));
    assertThat(report.notes())
        .containsExactly(
            "The command 'no-such-alembic -x y' is not at hand, so the files have their place in the graph but nothing to run. Install Alembic and import again, or write the SQL yourself.",
            "A database that Alembic manages goes on where it is with the setting 'version-table=alembic_version'.");
    assertThat(bench.text("migrations/b1_two.sql"))
        .isEqualTo(
            "-- @revises a1\n\n-- @upgrade\n-- Not printed by Alembic.\n\n-- @downgrade\n-- Not printed by Alembic.\n");
  }

  @Test
  void aBrokenGraphIsTold() {
    bench.file("versions/b1.py", "revision = 'b1'\ndown_revision = 'a1'\n");
    assertThatThrownBy(() -> bench.workbench().importAlembic(ImportRequest.of("versions")))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.IMPORT_FAILED))
        .hasMessage(
            "Alembic's revisions in '%s' are no graph:\n- Revision 'b1' in '%s' revises 'a1', which doesn't exist. Add that revision, or name one that exists.\nCorrect that in a copy of the folder, and import the copy."
                .formatted(bench.path("versions"), bench.path("versions/b1.py")));
  }

  @Test
  void whatAlembicCantPrintIsToldRevisionByRevision() {
    AlembicProject.in(folder)
        .file("versions/a1.py", script("a1", "None", "op.execute('SELECT 1')", "pass"))
        .file(
            "versions/b1.py",
            script("b1", "'a1'", "op.get_bind().execute('x').fetchall()", "op.execute('SELECT 2')"))
        .file(
            "versions/c1.py",
            script(
                "c1",
                "'b1'",
                "op.execute('SELECT 3')\n"
                    + "    with op.get_context().autocommit_block():\n"
                    + "        op.execute('VACUUM')",
                "raise NotImplementedError('no way')"));
    ImportReport report = bench.workbench().importAlembic(ImportRequest.of("versions"));
    assertThat(report.written().stream().map(WrittenRevision::notes))
        .containsExactly(
            List.of(),
            List.of(
                "Alembic could not print its upgrade (AttributeError: 'NoneType' object has no attribute 'fetchall'). Write that section before it is run."),
            List.of(
                "Its downgrade raises 'NotImplementedError: no way', so there is no way back.",
                "It leaves the transaction (autocommit_block), so it is marked with '@transaction off'."));
    assertThat(bench.text("migrations/a1.sql"))
        .isEqualTo("-- @revises base\n\n-- @upgrade\nSELECT 1;\n\n-- @downgrade empty\n");
    assertThat(bench.text("migrations/b1.sql"))
        .isEqualTo(
            "-- @revises a1\n\n-- @upgrade\n-- Not printed by Alembic: AttributeError: 'NoneType' object has no attribute 'fetchall'\n\n-- @downgrade\nSELECT 2;\n");
    assertThat(bench.text("migrations/c1.sql"))
        .isEqualTo("-- @revises b1\n-- @transaction off\n\n-- @upgrade\nSELECT 3;\n\nVACUUM;\n");
  }

  private static String script(String id, String down, String upgrade, String downgrade) {
    return """
        from alembic import op
        revision = '%s'
        down_revision = %s
        def upgrade():
            %s
        def downgrade():
            %s
        """
        .formatted(id, down, upgrade, downgrade);
  }

  @Test
  void anEnvironmentThatNeedsADatabaseIsReplaced() {
    AlembicProject.in(folder)
        .file("alembic.ini", "[alembic]\nscript_location = mig\n")
        .file("mig/env.py", "import os\nurl = os.environ['NO_SUCH_URL']\n")
        .file("mig/versions/a1.py", script("a1", "None", "op.execute('SELECT 1')", "pass"));
    ImportReport report = bench.workbench().importAlembic(ImportRequest.of("mig"));
    assertThat(report.notes().get(0))
        .isEqualTo(
            "The project's own env.py could not be used without a database, so a plain one stood in for it.");
    assertThat(bench.text("migrations/a1.sql")).contains("SELECT 1;");
  }
}
