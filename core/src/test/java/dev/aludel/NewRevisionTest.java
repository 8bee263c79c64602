package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.MultipleHeadsException;
import dev.aludel.error.NotAHeadException;
import dev.aludel.error.ResolutionException;
import dev.aludel.error.UnknownRevisionException;
import dev.aludel.error.WorkbenchException;
import dev.aludel.report.WrittenRevision;
import dev.aludel.request.RevisionRequest;
import dev.aludel.revision.RevisionNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewRevisionTest {

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void startProject() {
    bench = Bench.in(folder);
  }

  private WrittenRevision write(RevisionRequest request) {
    return bench.workbench().revision(request);
  }

  @Test
  void theFirstRevisionIsABase() {
    WrittenRevision written = write(RevisionRequest.of("Add the users' table"));
    String file = bench.path("migrations/20241107_120000_add_the_users_table.sql").toString();
    assertThat(written)
        .isEqualTo(
            new WrittenRevision(
                new RevisionNode(
                    "20241107_120000",
                    List.of(),
                    List.of(),
                    List.of(),
                    "Add the users' table",
                    file),
                file,
                List.of()));
    assertThat(bench.text("migrations/20241107_120000_add_the_users_table.sql"))
        .isEqualTo(
            """
            -- @message Add the users' table
            -- @revises base

            -- @upgrade

            -- @downgrade
            """);
    assertThat(bench.files("migrations"))
        .containsExactly("20241107_120000_add_the_users_table.sql");
  }

  @Test
  void eachFollowsTheHeadASecondLater() {
    write(RevisionRequest.of("one"));
    write(RevisionRequest.of("two"));
    write(RevisionRequest.of(""));
    assertThat(bench.files("migrations"))
        .containsExactly(
            "20241107_120000_one.sql", "20241107_120001_two.sql", "20241107_120002.sql");
    assertThat(bench.text("migrations/20241107_120002.sql"))
        .isEqualTo("-- @revises 20241107_120001\n\n-- @upgrade\n\n-- @downgrade\n");
  }

  @Test
  void messagesOfAnyLanguageMakeNames() {
    write(RevisionRequest.of("添加 用户表"));
    assertThat(bench.files("migrations")).containsExactly("20241107_120000_添加_用户表.sql");
    assertThat(bench.text("migrations/20241107_120000_添加_用户表.sql"))
        .isEqualTo("-- @message 添加 用户表\n-- @revises base\n\n-- @upgrade\n\n-- @downgrade\n");
    assertThat(write(RevisionRequest.of("Größe ÄNDERN")).file())
        .endsWith("20241107_120001_größe_ändern.sql");
  }

  @Test
  void aLongMessageIsCutAtAWordInTheNameAlone() {
    String message = "remember who opened which door when and for how long";
    WrittenRevision written = write(RevisionRequest.of(message));
    assertThat(written.file())
        .endsWith("20241107_120000_remember_who_opened_which_door_when_and.sql");
    assertThat(written.revision().message()).isEqualTo(message);
    assertThat(write(RevisionRequest.of("用户".repeat(30))).file())
        .endsWith("20241107_120001_" + "用户".repeat(20) + ".sql");
  }

  @Test
  void aMessageIsOneLine() {
    WrittenRevision written = write(RevisionRequest.of("  two\n-- @upgrade\tlines "));
    assertThat(written.revision().message()).isEqualTo("two -- @upgrade lines");
    assertThat(bench.text("migrations/20241107_120000_two_upgrade_lines.sql"))
        .isEqualTo(
            "-- @message two -- @upgrade lines\n-- @revises base\n\n-- @upgrade\n\n-- @downgrade\n");
  }

  @Test
  void everythingThatCanBeAskedForIsWritten() {
    bench.revision("aaaa_one", "base").revision("bbbb_two", "aaaa").revision("cccc_x", "base");
    WrittenRevision written =
        write(
            RevisionRequest.of("three")
                .withHead("bb")
                .withBranchLabel("orders")
                .withDependsOn("ccc")
                .withRevisionId("dddd")
                .withSql("CREATE TABLE a (b int);\n", "DROP TABLE a;"));
    String file = bench.path("migrations/dddd_three.sql").toString();
    assertThat(written.revision())
        .isEqualTo(
            new RevisionNode(
                "dddd", List.of("bbbb"), List.of("cccc"), List.of("orders"), "three", file));
    assertThat(bench.text("migrations/dddd_three.sql"))
        .isEqualTo(
            """
            -- @revises bbbb
            -- @depends-on cccc
            -- @label orders

            -- @upgrade
            CREATE TABLE a (b int);

            -- @downgrade
            DROP TABLE a;
            """);
    assertThat(
            write(RevisionRequest.of("four").withHead("orders@head").withDependsOn("orders"))
                .revision()
                .dependsOn())
        .containsExactly("orders");
  }

  @Test
  void baseBeginsAnotherTree() {
    bench.revision("aaaa_one", "base");
    assertThat(write(RevisionRequest.of("root").withHead("base")).revision().revises()).isEmpty();
  }

  @Test
  void severalHeadsNeedAChoice() {
    bench.revision("aaaa_one", "base").revision("bbbb_two", "aaaa").revision("cccc_x", "aaaa");
    assertThatThrownBy(() -> write(RevisionRequest.of("three")))
        .isInstanceOf(MultipleHeadsException.class)
        .hasMessage(
            "Found 2 heads: 'bbbb' (two), 'cccc' (x).\n"
                + "Join them with 'merge bbbb cccc', or name the one you want: 'revision --head bbbb'. The merge is a new file with the line '-- @revises bbbb, cccc'.");
    assertThat(write(RevisionRequest.of("three").withHead("cccc")).revision().revises())
        .containsExactly("cccc");
  }

  @Test
  void onlyASpliceFollowsWhatIsNoHead() {
    bench.revision("aaaa_one", "base").revision("bbbb_two", "aaaa");
    assertThatThrownBy(() -> write(RevisionRequest.of("three").withHead("aaaa")))
        .isInstanceOf(NotAHeadException.class)
        .hasMessage(
            "The revision 'aaaa' (one) is no head: 'bbbb' (two) revises it.\n"
                + "Name a head, or make a branch point on purpose with '--splice'.");
    assertThat(
            write(RevisionRequest.of("three").withHead("aaaa").withSplice(true))
                .revision()
                .revises())
        .containsExactly("aaaa");
  }

  @Test
  void namesThatAreTakenAreRefusedBeforeAnythingIsWritten() {
    bench
        .revision("aaaa_one", "base")
        .file(
            "migrations/bbbb_two.sql",
            "-- @revises aaaa\n-- @label orders\n-- @upgrade empty\n-- @downgrade empty\n");
    String one = bench.path("migrations/aaaa_one.sql").toString();
    String two = bench.path("migrations/bbbb_two.sql").toString();
    assertThatThrownBy(() -> write(RevisionRequest.of("x").withRevisionId("AAAA")))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.NAME_TAKEN))
        .hasMessage(
            "The id 'AAAA' is in use already, by the revision 'aaaa' (one) in '%s'.\n"
                    .formatted(one)
                + "Choose another one, or leave it out to have one made from the time.");
    assertThatThrownBy(() -> write(RevisionRequest.of("x").withBranchLabel("orders")))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.NAME_TAKEN))
        .hasMessage(
            "The label 'orders' is in use already, by the revision 'bbbb' (two) in '%s'.\nChoose another label."
                .formatted(two));
    assertThatThrownBy(() -> write(RevisionRequest.of("x").withBranchLabel("a-b")))
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessage(
            "The label 'a-b' of '20241107_120000' has the character '-'. Give it a label of 1 to 64 of the characters 'A-Z', 'a-z', '0-9', '_' and '.', and none of 'head', 'heads', 'base', 'current'.");
    assertThatThrownBy(() -> write(RevisionRequest.of("x").withRevisionId("head")))
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessage(
            "The id 'head' is a reserved word. Give it an id of 1 to 64 of the characters 'A-Z', 'a-z', '0-9', '_' and '.', and none of 'head', 'heads', 'base', 'current'.");
    assertThat(bench.files("migrations")).containsExactly("aaaa_one.sql", "bbbb_two.sql");
  }

  @Test
  void aFileIsNeverOverwritten() {
    bench.file("elsewhere/20241107_120000_x.sql", "mine");
    assertThatThrownBy(
            () -> write(RevisionRequest.of("x").withFolder(bench.path("elsewhere").toString())))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.NAME_TAKEN))
        .hasMessage(
            "There is a file '%s' already.\nChoose another message or id, or remove the file."
                .formatted(bench.path("elsewhere/20241107_120000_x.sql")));
    assertThat(bench.text("elsewhere/20241107_120000_x.sql")).isEqualTo("mine");
  }

  @Test
  void whatItDependsOnMustBeThere() {
    bench.revision("aaaa_one", "base");
    assertThatThrownBy(() -> write(RevisionRequest.of("x").withDependsOn("zzzz")))
        .isInstanceOf(UnknownRevisionException.class)
        .hasMessage(
            "There is no revision 'zzzz': no id or label is called so, and no id begins so.\nSee which there are with 'history'.");
    assertThatThrownBy(() -> write(RevisionRequest.of("x").withDependsOn("base")))
        .isInstanceOfSatisfying(
            ResolutionException.class,
            e -> assertThat(e.reason()).isEqualTo(ResolutionException.Reason.UNSUITABLE))
        .hasMessage(
            "'base' names no revision to depend on.\nName a revision or a label, or leave '--depends-on' out.");
    assertThatThrownBy(() -> write(RevisionRequest.of("x").withHead("current")))
        .isInstanceOfSatisfying(
            ResolutionException.class,
            e -> assertThat(e.reason()).isEqualTo(ResolutionException.Reason.UNSUITABLE))
        .hasMessage(
            "'current' means nothing to 'revision --head', which asks no database.\nName a revision, or use 'head'.");
    assertThat(bench.files("migrations")).containsExactly("aaaa_one.sql");
  }

  @Test
  void anotherFolderIsWrittenToWithANoteIfNoLocationHasIt() {
    bench.folder("elsewhere").folder("migrations/sub");
    String elsewhere = bench.path("elsewhere").toString();
    assertThat(write(RevisionRequest.of("x").withFolder("elsewhere")).notes())
        .containsExactly(
            "The folder '%s' is under none of the locations, so this revision is not found there yet. Add it to the setting 'locations'."
                .formatted(elsewhere));
    assertThat(write(RevisionRequest.of("x").withFolder("migrations/sub")).notes()).isEmpty();
    assertThat(bench.files("migrations")).containsExactly("sub/20241107_120000_x.sql");
  }

  @Test
  void withoutAFolderItSaysWhatToCreate() {
    String root = folder.toAbsolutePath().toString();
    assertThatThrownBy(() -> write(RevisionRequest.of("x").withFolder("none")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "There is no folder '%s' to write to.\nCreate it, or name another one with the setting 'folder'."
                .formatted(bench.path("none")));
    Bench other = bench.locations("classpath:db/migrations");
    assertThatThrownBy(() -> other.workbench().revision(RevisionRequest.of("x")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "There is no folder to write to: '%s' is missing below '%s'.\n"
                    .formatted(bench.path("src/main/resources/db/migrations"), root)
                + "Create it (a new project is started with 'init'), or name another one with the setting 'folder'.");
  }

  @Test
  void aProjectsFirstRevisionMakesItsFolder() {
    bench.folder("src/main/resources");
    bench = bench.locations("classpath:db/migrations");
    assertThat(write(RevisionRequest.of("x")).notes()).isEmpty();
    assertThat(bench.files("src/main/resources/db/migrations"))
        .containsExactly("20241107_120000_x.sql");
  }

  @Test
  void ofSeveralFoldersTheParentsIsChosen() {
    bench.folder("shared");
    bench = bench.locations("filesystem:migrations", "filesystem:shared");
    bench.file("shared/aaaa_one.sql", "-- @revises base\n-- @upgrade empty\n-- @downgrade empty\n");
    write(RevisionRequest.of("two"));
    write(RevisionRequest.of("root").withHead("base"));
    assertThat(bench.files("shared")).containsExactly("20241107_120000_two.sql", "aaaa_one.sql");
    assertThat(bench.files("migrations")).containsExactly("20241107_120001_root.sql");
  }

  @Test
  void whatLiesInTheSourceFolderWinsOverWhatWasBuilt() {
    bench = bench.locations("classpath:db/migrations").folder("src/main/resources/db/migrations");
    String old = "-- @revises base\n-- @upgrade empty\n-- @downgrade empty\n";
    bench
        .file("target/classes/db/migrations/aaaa_one.sql", old)
        .file("src/main/resources/db/migrations/aaaa_renamed.sql", old)
        .file("target/classes/db/migrations/aaaa_renamed.sql", old + "-- stale")
        .file("src/main/resources/db/migrations/bbbb_two.sql", old.replace("base", "aaaa"));
    assertThat(write(RevisionRequest.of("three")).revision().revises()).containsExactly("bbbb");
    assertThat(write(RevisionRequest.of("four")).revision().revises())
        .containsExactly("20241107_120000");
  }

  @Test
  void itWinsOverThePackagedApplicationsToo() {
    bench = bench.locations("classpath:db/migrations").folder("src/main/resources/db/migrations");
    String old = "-- @revises base\n-- @upgrade empty\n-- @downgrade empty\n";
    bench
        .packaged("db/migrations/aaaa_one.sql", old + "-- stale")
        .file("src/main/resources/db/migrations/aaaa_one.sql", old);
    assertThat(write(RevisionRequest.of("two")).revision().revises()).containsExactly("aaaa");
    bench.packaged("db/migrations/aaaa_another.sql", old);
    assertThatThrownBy(() -> write(RevisionRequest.of("three")))
        .hasMessageContaining("The id 'aaaa' is used twice");
  }
}
