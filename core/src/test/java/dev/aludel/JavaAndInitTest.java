package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.WorkbenchException;
import dev.aludel.report.StartedProject;
import dev.aludel.report.WrittenRevision;
import dev.aludel.request.RevisionRequest;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaAndInitTest {

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void startProject() {
    bench =
        Bench.in(folder)
            .locations("classpath:db/migrations")
            .folder("src/main/java")
            .folder("src/main/resources/db/migrations")
            .folder("target/classes");
  }

  private WrittenRevision write(RevisionRequest request) {
    return bench.workbench().revision(request.withJava(true));
  }

  private void compile(String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int result =
        compiler.run(
            null,
            null,
            null,
            "-proc:none",
            "-Xlint:all",
            "-Werror",
            "-d",
            bench.path("target/classes").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            source);
    assertThat(result).isZero();
  }

  @Test
  void aClassIsWrittenThatCompilesAndIsFound() {
    WrittenRevision first = write(RevisionRequest.of("backfill \"all\" slugs\\n"));
    assertThat(first.revision().origin())
        .isEqualTo("db.migrations.R20241107_120000_BackfillAllSlugsN");
    assertThat(bench.text("src/main/java/db/migrations/R20241107_120000_BackfillAllSlugsN.java"))
        .isEqualTo(
            """
            package db.migrations;

            import dev.aludel.migration.Operations;
            import dev.aludel.migration.ReversibleMigration;
            import dev.aludel.migration.Revision;

            @Revision(
                id = "20241107_120000",
                message = "backfill \\"all\\" slugs\\\\n",
                revises = "base")
            public final class R20241107_120000_BackfillAllSlugsN implements ReversibleMigration {

              @Override
              public void upgrade(Operations op) {
                throw new UnsupportedOperationException("not written yet");
              }

              @Override
              public void downgrade(Operations op) {
                throw new UnsupportedOperationException("not written yet");
              }
            }
            """);
    compile(first.file());
    WrittenRevision second =
        write(
            RevisionRequest.of("添加")
                .withBranchLabel("l")
                .withSql("SELECT '\\d\"\"\"';\nSELECT 2;", "SELECT 3;"));
    compile(second.file());
    WrittenRevision third = write(RevisionRequest.of("").withDependsOn("l", "20241107_120000"));
    compile(third.file());
    assertThat(second.revision().revises()).containsExactly("20241107_120000");
    assertThat(third.file()).endsWith("R20241107_120002.java");
    assertThat(third.revision().dependsOn()).containsExactly("l", "20241107_120000");
    WrittenRevision fourth = bench.workbench().revision(RevisionRequest.of("sql"));
    assertThat(fourth.revision().revises()).containsExactly("20241107_120002");
  }

  @Test
  void aClassThatIsNotCompiledStopsTheNextRevision() {
    WrittenRevision first = write(RevisionRequest.of("one"));
    assertThatThrownBy(() -> write(RevisionRequest.of("two")))
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessage(
            "The Java revision '20241107_120000' in '%s' is not on the class path, so its place in the graph is not known. Compile the project first."
                .formatted(first.file()));
  }

  @Test
  void theProjectsTemplateIsUsed() {
    bench.file(
        "src/main/resources/db/migrations/_template.java",
        """
        package ${package};
        // ${message} ${create_date}
        @dev.aludel.migration.Revision(id = "${id}", revises = ${revises})
        public class ${class_name} implements dev.aludel.migration.Migration {
          @Override public void upgrade(dev.aludel.migration.Operations op) { ${upgrades} }
        }
        """);
    WrittenRevision written = write(RevisionRequest.of("one"));
    compile(written.file());
    bench.file("src/main/resources/db/migrations/_template.java", "class Other {}");
    assertThatThrownBy(() -> write(RevisionRequest.of("two")))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.INVALID_TEMPLATE))
        .hasMessage(
            "The template '%s' makes no Java revision: it has no 'class R20241107_120001_Two'.\nPut '@Revision(id = \"${id}\", revises = ${revises})' and 'class ${class_name}' into it."
                .formatted(bench.path("src/main/resources/db/migrations/_template.java")));
  }

  @Test
  void itSaysWhereAJavaRevisionCanLie() {
    assertThatThrownBy(() -> write(RevisionRequest.of("x").withFolder("src/main/java/other")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "A Java revision in '%s' would not be found: it is not in the package 'db.migrations' or below.\nName a folder below '%s'."
                .formatted(
                    bench.path("src/main/java/other"), bench.path("src/main/java/db/migrations")));
    assertThat(
            write(RevisionRequest.of("x").withFolder("src/main/java/db/migrations/sub"))
                .revision()
                .origin())
        .isEqualTo("db.migrations.sub.R20241107_120000_X");
    Bench files = Bench.in(folder.resolve("other"));
    assertThatThrownBy(() -> files.workbench().revision(RevisionRequest.of("x").withJava(true)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "There is no folder for a Java revision: 'src/main/java' is missing below '%s'.\nRun it in the project's folder, or write a SQL revision."
                .formatted(folder.resolve("other")));
    Bench noClassPath = files.folder("src/main/java");
    assertThatThrownBy(
            () -> noClassPath.workbench().revision(RevisionRequest.of("x").withJava(true)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "No location is on the class path, where Java revisions are found.\nAdd one to the setting 'locations', such as 'classpath:db/migrations', or write a SQL revision.");
  }

  @Test
  void aRebaseOfAClassSaysWhichLineToEdit() {
    compile(write(RevisionRequest.of("one").withRevisionId("aaaa")).file());
    compile(write(RevisionRequest.of("two").withRevisionId("bbbb")).file());
    WrittenRevision mine =
        write(RevisionRequest.of("mine").withRevisionId("cccc").withHead("aaaa").withSplice(true));
    compile(mine.file());
    assertThatThrownBy(() -> bench.workbench().rebase("cccc", "bbbb"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.REBASE_REFUSED))
        .hasMessage(
            "The revision 'cccc' (mine) is the class 'db.migrations.Rcccc_Mine', which only its author can edit.\n"
                + "Write 'revises = \"bbbb\"' instead of 'revises = \"aaaa\"' in '%s', line 10."
                    .formatted(mine.file()));
  }

  @Test
  void aProjectIsStartedInAnEmptyFolder() {
    Bench there = Bench.in(folder.resolve("new"));
    StartedProject started = there.workbench().init("db");
    assertThat(started)
        .isEqualTo(
            new StartedProject(
                List.of(
                    there.path("aludel.properties").toString(),
                    there.path("db/_template.sql").toString(),
                    there.path("db/README.md").toString()),
                List.of(
                    "Name the database in 'aludel.properties', or in the environment with ALUDEL_URL.",
                    "Write the first revision with 'revision -m \"…\"', which puts it into '%s'."
                        .formatted(there.path("db")),
                    "Bring the database to head with 'upgrade'.")));
    assertThat(there.text("aludel.properties")).contains("\naludel.locations=filesystem:db\n");
    assertThatThrownBy(() -> there.workbench().init("other"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.NAME_TAKEN))
        .hasMessage(
            "This project was started already: '%s' is there.\nNothing was written. Remove what you want to have anew, or name another folder."
                .formatted(there.path("aludel.properties")));
    assertThatThrownBy(() -> there.workbench().init("db"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.NAME_TAKEN))
        .hasMessage(
            "This project was started already: '%s', '%s', '%s' are there.\nNothing was written. Remove what you want to have anew, or name another folder."
                .formatted(
                    there.path("aludel.properties"),
                    there.path("db/_template.sql"),
                    there.path("db/README.md")));
    assertThat(there.files("db")).containsExactly("README.md", "_template.sql");
    Bench next = there.locations("filesystem:db");
    WrittenRevision written = next.workbench().revision(RevisionRequest.of("add orders"));
    assertThat(there.text("db/20241107_120000_add_orders.sql"))
        .isEqualTo("-- @revises base\n\n-- @upgrade\n\n-- @downgrade\n");
    assertThat(written.file())
        .isEqualTo(there.path("db/20241107_120000_add_orders.sql").toString());
  }

  @Test
  void aProjectThatIsBuiltKeepsRevisionsAmongItsResources() {
    assertThat(bench.workbench().init().files())
        .contains(bench.path("src/main/resources/db/migrations/_template.sql").toString());
    Bench plain = Bench.in(folder.resolve("plain"));
    assertThat(plain.workbench().init().files())
        .contains(plain.path("migrations/_template.sql").toString());
  }
}
