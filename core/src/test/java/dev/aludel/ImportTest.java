package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.WorkbenchException;
import dev.aludel.report.ImportReport;
import dev.aludel.report.WrittenRevision;
import dev.aludel.request.ImportRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken over from Flyway without a database. */
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
  void whatFlywayFillsInItselfIsTranslated() {
    bench
        .file(
            "flyway/V1__a.sql",
            "CREATE TABLE ${flyway:defaultSchema}.a (b text DEFAULT '${flyway:filename} ${FLYWAY:USER}');")
        .file("flyway/U1__a.sql", "DROP TABLE ${flyway:defaultSchema}.a;")
        .file("flyway/V2__b.sql", "SELECT * FROM ${flyway:table};")
        .file("flyway/V3__c.sql", "SELECT '${flyway:timestamp}';")
        .file("flyway/V3__c.sql.conf", "placeholderReplacement=false");
    List<WrittenRevision> written = flyway().written();
    assertThat(bench.text("migrations/1_a.sql"))
        .contains(
            "-- @placeholders on",
            "CREATE TABLE ${flyway_default_schema}.a (b text DEFAULT 'V1__a.sql ${flyway_user}');");
    assertThat(written.get(0).notes())
        .containsExactly(
            "Flyway's '${flyway:defaultSchema}' is '${flyway_default_schema}' now: its value is the schema that Flyway worked in.",
            "Flyway's '${FLYWAY:USER}' is '${flyway_user}' now: its value is the user that Flyway connected as.",
            "It has the placeholders 'flyway_default_schema', 'flyway_user': give each a value with a setting such as 'placeholders.flyway_default_schema'.");
    assertThat(bench.text("migrations/2_b.sql")).contains("SELECT * FROM flyway_schema_history;");
    assertThat(bench.text("migrations/3_c.sql")).contains("SELECT '${flyway:timestamp}';");
  }

  @Test
  void aFolderForEachModuleBecomesABranchForEach() {
    bench
        .file("flyway/catalog/V1__a.sql", "SELECT 1;")
        .file("flyway/catalog/V1_1__b.sql", "SELECT 2;")
        .file("flyway/orders/V1__c.sql", "SELECT 3;");
    bench.workbench().importFlyway(ImportRequest.of("flyway/catalog").withLabel("catalog"));
    bench.workbench().importFlyway(ImportRequest.of("flyway/orders").withLabel("orders"));
    assertThat(bench.files("migrations"))
        .containsExactly("catalog.1.1_b.sql", "catalog.1_a.sql", "orders.1_c.sql");
    assertThat(bench.text("migrations/catalog.1_a.sql"))
        .startsWith("-- @revises base\n-- @label catalog\n");
    assertThat(bench.text("migrations/catalog.1.1_b.sql")).startsWith("-- @revises catalog.1\n");
    assertThatThrownBy(
            () ->
                bench
                    .workbench()
                    .importFlyway(ImportRequest.of("flyway/orders").withLabel("order-items")))
        .hasMessage(
            "'order-items' can't be the label of an import: ids would begin with it.\nTake a label of letters and digits that begins with a letter, such as 'catalog'.");
  }

  @Test
  void whatOnlyFlywayKnowsIsRefused() {
    bench.file("flyway/V1__a.sql", "SELECT '${flyway:timestamp}';");
    assertThatThrownBy(this::flyway)
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.IMPORT_FAILED))
        .hasMessage(
            "'%s' has the placeholder '${flyway:timestamp}', whose value only Flyway knows.\nWrite the value that it had, or an ordinary placeholder such as '${run_by}', into a copy of the folder, and import the copy."
                .formatted(from("V1__a.sql")));
    assertThat(bench.files("migrations")).isEmpty();
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
  void aSecondImportTakesWhatIsNew() {
    bench.file("flyway/V1__a.sql", "SELECT 1;").file("flyway/V3__c.sql", "SELECT 3;");
    flyway();
    String first = bench.text("migrations/1_a.sql");
    bench.file("flyway/V1__a.sql", "SELECT 'changed';").file("flyway/V4__d.sql", "SELECT 4;");
    ImportReport report = flyway();
    assertThat(report.written().stream().map(one -> one.revision().id())).containsExactly("4");
    assertThat(report.notes())
        .containsExactly("2 of the revisions were there already, and stayed as they were.");
    assertThat(bench.text("migrations/4_d.sql")).startsWith("-- @revises 3\n");
    assertThat(bench.text("migrations/1_a.sql")).isEqualTo(first);
    bench.file("flyway/V2__b.sql", "SELECT 2;");
    assertThat(flyway().notes())
        .containsExactly(
            "'3' has another place now: it revises '2' in '%s', and '1' in '%s'. Correct '@revises' and '@depends-on' there, if that is meant."
                .formatted(from("V3__c.sql"), bench.path("migrations/3_c.sql")),
            "3 of the revisions were there already, and stayed as they were.");
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
}
