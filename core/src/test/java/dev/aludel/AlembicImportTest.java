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

/** What is taken over from Alembic without a database, with the real Alembic or without it. */
@ForksProcesses
class AlembicImportTest {

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void startProject() {
    bench = Bench.in(folder);
  }

  private ImportReport alembic() {
    return bench.workbench().importAlembic(ImportRequest.of("versions"));
  }

  private String from(String name) {
    return bench.path("versions/" + name).toString();
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
            "The command 'no-such-alembic -x y' is not at hand, so the files have their place in the graph but nothing to run. Install Alembic, remove the files and import again; or write the SQL yourself.",
            "A database that Alembic manages goes on where it is with the setting 'version-table=alembic_version'.");
    assertThat(bench.text("migrations/b1_two.sql"))
        .isEqualTo(
            "-- @revises a1\n\n-- @upgrade\n-- Not recorded from Alembic.\n\n-- @downgrade\n-- Not recorded from Alembic.\n");
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
  void whatOnlyADatabaseKnowsIsLeftOpenAndTheRestIsKept() {
    AlembicProject.in(folder)
        .file("versions/a1.py", script("a1", "None", "op.execute('SELECT 1')", "pass"))
        .file(
            "versions/b1.py",
            script(
                "b1",
                "'a1'",
                "op.execute('SELECT 2')\n"
                    + "    for row in op.get_bind().execute(sa.text('TABLE x')):\n"
                    + "        op.execute('never')",
                "op.execute('SELECT 3')"))
        .file(
            "versions/c1.py",
            script(
                "c1",
                "'b1'",
                "gone = op.get_bind().execute(sa.text('DELETE FROM x'))\n"
                    + "    try:\n"
                    + "        if gone.rowcount > 3: raise ValueError()\n"
                    + "    except Exception:\n"
                    + "        pass\n"
                    + "    op.execute('SELECT 4')",
                "raise NotImplementedError('no way')"))
        .file(
            "versions/d1.py",
            script(
                "d1",
                "'c1'",
                "op.execute('SELECT 5')\n"
                    + "    with op.get_context().autocommit_block():\n"
                    + "        op.execute('VACUUM')",
                "op.execute('COMMIT')\n    op.execute('SELECT 6 -- x')"));
    ImportReport report = alembic();
    assertThat(report.written().stream().map(WrittenRevision::notes))
        .containsExactly(
            List.of(),
            List.of(
                "Not all of its upgrade could be recorded (%s:7: it asks for the rows of a query). Write the rest, and take the line '-- @undecided' away."
                    .formatted(from("b1.py")),
                "'get_bind()' in %s:7 asks the database, and there was none: compare the SQL with the function."
                    .formatted(from("b1.py"))),
            List.of(
                "Not all of its upgrade could be recorded (%s:8: it asks how many rows a statement changed). Write the rest, and take the line '-- @undecided' away."
                    .formatted(from("c1.py")),
                "Its downgrade raises 'NotImplementedError: no way', so there is no way back.",
                "'get_bind()' in %s:6 asks the database, and there was none: compare the SQL with the function."
                    .formatted(from("c1.py"))),
            List.of(
                "It leaves the transaction (autocommit_block, or COMMIT), so it is marked with '@transaction off'."));
    assertThat(bench.text("migrations/a1.sql"))
        .isEqualTo("-- @revises base\n\n-- @upgrade\nSELECT 1;\n\n-- @downgrade empty\n");
    assertThat(bench.text("migrations/b1.sql"))
        .isEqualTo(
            """
            -- @revises a1

            -- @upgrade
            SELECT 2;

            -- @undecided Write what the function does here (%s:7: it asks for the rows of a query)

            -- What Alembic runs:
            -- | def upgrade():
            -- |     op.execute('SELECT 2')
            -- |     for row in op.get_bind().execute(sa.text('TABLE x')):
            -- |         op.execute('never')

            -- @downgrade
            SELECT 3;
            """
                .formatted(from("b1.py")));
    assertThat(bench.text("migrations/c1.sql"))
        .startsWith("-- @revises b1\n\n-- @upgrade\nDELETE FROM x;\n\n-- @undecided ")
        .contains("\n\nSELECT 4;\n\n-- What Alembic runs:\n")
        .doesNotContain("@downgrade");
    assertThat(bench.text("migrations/d1.sql"))
        .isEqualTo(
            "-- @revises c1\n-- @transaction off\n\n-- @upgrade\nSELECT 5;\n\nVACUUM;\n\n-- @downgrade\nSELECT 6 -- x\n;\n");
  }

  @Test
  void whatARecordingFreezesIsNamedWithFileAndLine() {
    AlembicProject.in(folder)
        .file(
            "helper.py",
            """
            import os
            from alembic import op

            def has(name):
                op.get_bind()
                return os.environ.get("ALUDEL_NO_SUCH", "none")
            """)
        .file("alembic.ini", "[alembic]\nscript_location = .\nprepend_sys_path = .\n")
        .file(
            "env.py",
            "from alembic import context\ncontext.configure(dialect_name='postgresql')\ncontext.run_migrations()\n")
        .file(
            "versions/a1.py",
            """
            import datetime as dt
            import os
            import uuid
            from datetime import date
            import helper
            import sqlalchemy as sa
            from alembic import context, op
            revision = 'a1'
            down_revision = None

            def upgrade():
                print('not in the SQL')
                op.execute(f"SELECT '{uuid.uuid4()}', '{dt.datetime.now()}', '{date.today()}'")
                if context.is_offline_mode():
                    op.execute('offline')
                if op.get_context().as_sql:
                    op.execute('offline')
                op.execute(f"SELECT '{context.get_x_argument(as_dictionary=True).get('t', 'none')}'")
                op.execute(f"SELECT '{os.getenv('ALUDEL_NO_SUCH', 'none')}'")
                op.execute(f"SELECT '{helper.has('x')}'")
                op.bulk_insert(
                    sa.table('t', sa.Column('id', sa.String, default=lambda: uuid.uuid4().hex), sa.column('a')),
                    [{'a': 1}])
                op.execute(sa.select(sa.func.now()))
                print('twice')

            def downgrade():
                pass
            """);
    ImportReport report = alembic();
    String file = from("a1.py");
    assertThat(report.written().get(0).notes())
        .containsExactlyInAnyOrder(
            "'print()' in %s:12, 25 prints, and that is not in the SQL.".formatted(file),
            "'uuid4()' in %s:13, 22 gives another value in each run; the SQL has the one of now."
                .formatted(file),
            "'now()' in %s:13 gives another value in each run; the SQL has the one of now."
                .formatted(file),
            "'today()' in %s:13 gives another value in each run; the SQL has the one of now."
                .formatted(file),
            "'is_offline_mode()' in %s:14 was answered with 'no', as in a run; the other branch is not in the SQL."
                .formatted(file),
            "'get_context().as_sql' in %s:16 was answered with 'no', as in a run; the other branch is not in the SQL."
                .formatted(file),
            "'get_x_argument()' in %s:18 got what the option '--alembic' gives ('alembic -x …'); the SQL has that value."
                .formatted(file),
            "'getenv()' in %s:19 reads the environment; the SQL has the value of now."
                .formatted(file),
            "'get_bind()' in %s:5 asks the database, and there was none: compare the SQL with the function."
                .formatted(bench.path("helper.py")),
            "'os.environ' in %s:6 reads the environment; the SQL has the value of now."
                .formatted(bench.path("helper.py")));
    assertThat(bench.text("migrations/a1.sql"))
        .doesNotContain("offline", "not in the SQL", "undecided")
        .contains("SELECT now() AS now_1;");
  }

  @Test
  void aStatementThatNoFileCanHaveStaysAsAComment() {
    AlembicProject.in(folder)
        .file(
            "versions/a1.py",
            script(
                "a1",
                "None",
                "op.execute('SELECT 1')\n"
                    + "    op.execute('COPY t FROM STDIN')\n"
                    + "    op.bulk_insert(sa.table('t', sa.column('a')), [{'a': {1: 2}}])\n"
                    + "    op.execute(\"SELECT 'unclosed\")\n"
                    + "    op.execute('SELECT 2')",
                "pass"));
    assertThat(alembic().written().get(0).notes())
        .containsExactly(
            "Not all of its upgrade could be recorded (%s:7: 'COPY … FROM STDIN' has its data below it, and only a SQL revision has such lines. Use 'bulkInsert', or the CopyManager of 'connection()'). Write the rest, and take the line '-- @undecided' away."
                .formatted(from("a1.py")),
            "Not all of its upgrade could be recorded (%s:8: a value of the type 'dict' can't be written as SQL). Write the rest, and take the line '-- @undecided' away."
                .formatted(from("a1.py")),
            "Not all of its upgrade could be recorded (%s:9: SQL text, line 1, column 8: a string begins here and does not end). Write the rest, and take the line '-- @undecided' away."
                .formatted(from("a1.py")));
    assertThat(bench.text("migrations/a1.sql"))
        .contains(
            "SELECT 1;\n\n-- @undecided ",
            ")\n-- | COPY t FROM STDIN\n\n-- @undecided ",
            ")\n-- | SELECT 'unclosed\n\nSELECT 2;\n\n-- What Alembic runs:\n");
  }

  @Test
  void aRevisionThatCantBeLoadedIsLeftOpenWithItsSource() {
    AlembicProject.in(folder)
        .file("versions/a1.py", script("a1", "None", "op.execute('SELECT 1')", "pass"))
        .file(
            "versions/b1.py",
            "import no_such_application\n"
                + script("b1", "'a1'", "op.execute('SELECT 2')", "pass"));
    ImportReport report = alembic();
    assertThat(report.written().get(1).notes().get(0))
        .isEqualTo(
            "Not all of its upgrade could be recorded (%s:1: ModuleNotFoundError: No module named 'no_such_application'). Write the rest, and take the line '-- @undecided' away."
                .formatted(from("b1.py")));
    assertThat(bench.text("migrations/a1.sql")).contains("SELECT 1;");
    assertThat(bench.text("migrations/b1.sql"))
        .contains(
            "-- @upgrade\n-- @undecided ", "-- | def upgrade():\n-- |     op.execute('SELECT 2')");
  }

  @Test
  void aSecondImportTakesWhatIsNewAndAlembicIsCalledOnceEach() throws Exception {
    AlembicProject project = AlembicProject.in(folder);
    for (int i = 1; i <= 40; i++) {
      project.file(
          "versions/r" + i + ".py",
          script(
              "r" + i,
              i == 1 ? "None" : "'r" + (i - 1) + "'",
              "op.execute('SELECT " + i + "')",
              "raise ValueError('no')"));
    }
    bench.file(
        "counted",
        "#!/bin/sh\necho called >> '%s'\nexec alembic \"$@\"\n".formatted(bench.path("calls")));
    assertThat(bench.path("counted").toFile().setExecutable(true)).isTrue();
    ImportRequest request =
        ImportRequest.of("versions").withCommand(bench.path("counted").toString());
    assertThat(bench.workbench().importAlembic(request).written()).hasSize(40);
    assertThat(Files.readString(bench.path("calls"))).isEqualTo("called\n");
    project.file("versions/s.py", script("s1", "'r40'", "op.execute('SELECT 41')", "pass"));
    ImportReport second = bench.workbench().importAlembic(request);
    assertThat(second.written().stream().map(one -> one.revision().id())).containsExactly("s1");
    assertThat(second.notes().get(0))
        .isEqualTo("40 of the revisions were there already, and stayed as they were.");
    assertThat(Files.readString(bench.path("calls"))).isEqualTo("called\ncalled\n");
    assertThat(bench.workbench().importAlembic(request).written()).isEmpty();
    assertThat(Files.readString(bench.path("calls"))).isEqualTo("called\ncalled\n");
  }

  @Test
  void aCommandThatRecordsNothingIsAnError() {
    bench.file("versions/a1.py", script("a1", "None", "pass", "pass"));
    assertThatThrownBy(
            () ->
                bench
                    .workbench()
                    .importAlembic(ImportRequest.of("versions").withCommand("ls --no-such-option")))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageStartingWith("'ls --no-such-option' recorded nothing: ")
        .hasMessageEndingWith(
            "\nSee that the command works in the project's folder, or name the right one with '--alembic'.");
    assertThat(bench.files("migrations")).isEmpty();
  }

  private static String script(String id, String down, String upgrade, String downgrade) {
    return """
        from alembic import op
        import sqlalchemy as sa
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
            "The project's own env.py could not be used without a database (KeyError: 'NO_SUCH_URL'), so a plain one stood in for it. A naming convention of the project is not known there: look at the names of constraints.");
    assertThat(bench.text("migrations/a1.sql")).contains("SELECT 1;");
  }

  @Test
  void theProjectsNamingConventionHolds() {
    AlembicProject.in(folder)
        .file("conf/alembic.ini", "[alembic]\nscript_location = mig\n")
        .file(
            "mig/env.py",
            """
            from alembic import context
            from sqlalchemy import MetaData, create_engine
            metadata = MetaData(naming_convention={"pk": "pk__%(table_name)s"})
            with create_engine("sqlite://").connect() as connection:
                context.configure(connection=connection, target_metadata=metadata)
                with context.begin_transaction():
                    context.run_migrations()
            """)
        .file(
            "mig/versions/a1.py",
            script(
                "a1",
                "None",
                "op.create_table('t', sa.Column('a', sa.Integer, primary_key=True))",
                "pass"));
    ImportReport report =
        bench
            .workbench()
            .importAlembic(ImportRequest.of("mig").withCommand("alembic -c conf/alembic.ini"));
    assertThat(report.notes()).hasSize(1).noneMatch(note -> note.contains("env.py"));
    assertThat(bench.text("migrations/a1.sql")).contains("CONSTRAINT pk__t PRIMARY KEY (a)");
  }
}
