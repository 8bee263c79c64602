package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.NotAHeadException;
import dev.aludel.error.ResolutionException;
import dev.aludel.error.WorkbenchException;
import dev.aludel.report.WrittenRevision;
import dev.aludel.request.MergeRequest;
import dev.aludel.revision.RevisionNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeAndRebaseTest {

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void twoPeopleAddedAHead() {
    bench =
        Bench.in(folder)
            .revision("aaaa_one", "base")
            .revision("bbbb_theirs", "aaaa")
            .revision("cccc_mine", "aaaa");
  }

  private WrittenRevision merge(MergeRequest request) {
    return bench.workbench().merge(request);
  }

  @Test
  void allHeadsAreJoined() {
    String file = bench.path("migrations/20241107_120000_merge_bbbb_and_cccc.sql").toString();
    assertThat(merge(MergeRequest.of("heads")))
        .isEqualTo(
            new WrittenRevision(
                new RevisionNode(
                    "20241107_120000",
                    List.of("bbbb", "cccc"),
                    List.of(),
                    List.of(),
                    "merge bbbb and cccc",
                    file),
                file,
                List.of()));
    assertThat(bench.text("migrations/20241107_120000_merge_bbbb_and_cccc.sql"))
        .isEqualTo("-- @revises bbbb, cccc\n");
  }

  @Test
  void aMergePointTakesWhatARevisionTakes() {
    WrittenRevision written =
        merge(
            MergeRequest.of("cc", "bbbb")
                .withMessage("join them")
                .withBranchLabel("joined")
                .withRevisionId("dddd"));
    assertThat(bench.text("migrations/dddd_join_them.sql"))
        .isEqualTo("-- @revises cccc, bbbb\n-- @label joined\n");
    assertThat(written.revision().revises()).containsExactly("cccc", "bbbb");
  }

  @Test
  void nothingToJoinIsAnError() {
    assertThatThrownBy(() -> merge(MergeRequest.of("bbbb", "bb")))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.MERGE_REFUSED))
        .hasMessage("The revision 'bbbb' (theirs) is named twice.\nName each revision once.");
    assertThatThrownBy(() -> merge(MergeRequest.of("bbbb")))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.MERGE_REFUSED))
        .hasMessage(
            "There is nothing to join: 'bbbb' (theirs) is all that was named.\nName two revisions or more, or 'heads' for all heads.");
    assertThatThrownBy(() -> merge(MergeRequest.of()))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.MERGE_REFUSED))
        .hasMessage(
            "There is nothing to join: no revision was named.\nName two revisions or more, or 'heads' for all heads.");
    merge(MergeRequest.of("heads").withRevisionId("dddd"));
    assertThatThrownBy(() -> merge(MergeRequest.of("heads")))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.MERGE_REFUSED))
        .hasMessage(
            "There is nothing to join: 'dddd' (merge bbbb and cccc) is all that was named.\nThere is only one head, so there is nothing to do.");
  }

  @Test
  void onlyASpliceJoinsWhatIsNoHead() {
    bench.revision("dddd_more", "cccc");
    assertThatThrownBy(() -> merge(MergeRequest.of("bbbb", "cccc")))
        .isInstanceOf(NotAHeadException.class)
        .hasMessage(
            "The revision 'cccc' (mine) is no head: 'dddd' (more) revises it.\nName a head, or make a branch point on purpose with '--splice'.");
    assertThat(merge(MergeRequest.of("bbbb", "cccc").withSplice(true)).revision().revises())
        .containsExactly("bbbb", "cccc");
  }

  @Test
  void aRebaseChangesOneLineAndNothingElse() throws IOException {
    Path file = bench.path("migrations/cccc_mine.sql");
    String before =
        "\ufeff/* not this one:\r\n-- @revises aaaa\r\n*/\r\n--  @revises  aaaa \r\n\r\n"
            + "-- @upgrade\r\nSELECT '-- @revises aaaa';\n-- @revises aaaa is only a comment\r\n"
            + "-- @downgrade empty";
    Files.writeString(file, before, StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    WrittenRevision written = bench.workbench().rebase("cc", "bbbb");
    assertThat(written)
        .isEqualTo(
            new WrittenRevision(
                new RevisionNode(
                    "cccc", List.of("bbbb"), List.of(), List.of(), "mine", file.toString()),
                file.toString(),
                List.of(
                    "No database was named, so that nobody looked whether 'cccc' is applied somewhere.")));
    assertThat(Files.readString(file, StandardCharsets.UTF_8))
        .isEqualTo(before.replace("--  @revises  aaaa ", "--  @revises  bbbb "));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(bench.files("migrations"))
        .containsExactly("aaaa_one.sql", "bbbb_theirs.sql", "cccc_mine.sql");
    assertThat(bench.workbench().rebase("cccc", "base").revision().revises()).isEmpty();
    assertThat(Files.readString(file, StandardCharsets.UTF_8))
        .isEqualTo(before.replace("--  @revises  aaaa ", "--  @revises  base "));
  }

  @Test
  void whatWouldBeNoGraphIsRefused() {
    bench.revision("dddd_more", "cccc");
    assertThatThrownBy(() -> bench.workbench().rebase("cccc", "dddd"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.REBASE_REFUSED))
        .hasMessage(
            "The revision 'cccc' (mine) can't revise 'dddd': Revisions form a cycle: cccc -> dddd -> cccc, where each revises the next. Break it at one of them.\n"
                + "Name a revision that doesn't follow it.");
    assertThatThrownBy(() -> bench.workbench().rebase("cccc", "aaaa"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.REBASE_REFUSED))
        .hasMessage("The revision 'cccc' (mine) revises 'aaaa' already.\nThere is nothing to do.");
    assertThatThrownBy(() -> bench.workbench().rebase("cccc", "heads"))
        .isInstanceOfSatisfying(
            ResolutionException.class,
            e -> assertThat(e.reason()).isEqualTo(ResolutionException.Reason.UNSUITABLE))
        .hasMessage(
            "'heads' names several revisions: 'bbbb' (theirs), 'dddd' (more).\nName one of them.");
    assertThatThrownBy(() -> bench.workbench().rebase("base", "bbbb"))
        .isInstanceOfSatisfying(
            ResolutionException.class,
            e -> assertThat(e.reason()).isEqualTo(ResolutionException.Reason.UNSUITABLE))
        .hasMessage(
            "'base' names no revision that could get another parent.\nName the revision itself.");
  }

  @Test
  void aMergePointKeepsItsParents() {
    merge(MergeRequest.of("heads").withRevisionId("dddd"));
    assertThatThrownBy(() -> bench.workbench().rebase("dddd", "aaaa"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.REBASE_REFUSED))
        .hasMessage(
            "The revision 'dddd' (merge bbbb and cccc) is a merge point, which has several parents.\n"
                + "Rebase a revision below it instead, and remove the merge point.");
  }

  @Test
  void whatHasNoSourceHereCantBeChanged() {
    bench = bench.locations("filesystem:migrations", "classpath:other");
    bench.file(
        "target/classes/other/xxxx_y.sql",
        "-- @revises aaaa\n-- @upgrade empty\n-- @downgrade empty\n");
    assertThatThrownBy(() -> bench.workbench().rebase("xxxx", "bbbb"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.REBASE_REFUSED))
        .hasMessage(
            "The file of the revision 'xxxx' (y) can't be changed here: it is 'other/xxxx_y.sql'.\n"
                + "Run it in the folder of the project that has its source.");
  }
}
