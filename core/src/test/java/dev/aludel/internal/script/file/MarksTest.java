package dev.aludel.internal.script.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.revision.Direction;
import dev.aludel.revision.RevisionNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -- @commit} and {@code -- @undecided}, which stand inside a section. */
class MarksTest {

  private static final String HEADER = "-- @revises base\n-- @upgrade\n";

  private static SqlScript script(String below) {
    return SqlScript.read(Written.file(HEADER + below));
  }

  /** What a runner hears, in its order. */
  private static List<String> heard(SqlScript script, Direction direction) {
    List<String> heard = new ArrayList<>();
    script.read(direction, Map.of(), new Hearing(heard));
    return heard;
  }

  private record Hearing(List<String> heard) implements StatementSink {
    @Override
    public void statement(SqlStatement statement) {
      heard.add(statement.text());
    }

    @Override
    public void copy(SqlStatement copy, InputStream data) {
      heard.add(copy.text());
    }

    @Override
    public void endTransaction() {
      heard.add("|");
    }
  }

  @Test
  void aCommitStandsBetweenTwoStatementsOfEitherSection() {
    SqlScript script =
        script(
            "SELECT 1;\n-- @commit\nCOPY t FROM stdin;\n-- a\n\\.\n  --@commit \nSELECT 2;\nSELECT 3\n"
                + "-- @downgrade\nSELECT 4;\n-- why\n-- @commit\n-- and so\nSELECT 5;\n");
    assertThat(heard(script, Direction.UPGRADE))
        .containsExactly("SELECT 1", "|", "COPY t FROM stdin", "|", "SELECT 2", "SELECT 3");
    assertThat(heard(script, Direction.DOWNGRADE)).containsExactly("SELECT 4", "|", "SELECT 5");
    Outline outline = script.outline();
    assertThat(outline.upgrade().commits()).containsExactly(4, 8);
    assertThat(outline.downgrade().orElseThrow().commits()).containsExactly(14);
  }

  @Test
  void aShortSectionIsHandedOverWithItsCommits() {
    SqlScript script = script("SELECT 1;\n-- @commit\nSELECT 2;\nSELECT 3;\n");
    ShortSection kept = new ShortSection(Direction.UPGRADE, 100);
    script.outline(Map.of(), kept);
    List<String> heard = new ArrayList<>();
    kept.sendTo(new Hearing(heard));
    assertThat(heard).isEqualTo(heard(script, Direction.UPGRADE)).hasSize(4);
  }

  @Test
  void neitherMarkCountsInTheChecksum() {
    String plain = script("SELECT 1;\nSELECT 2;\n").checksum();
    assertThat(script("SELECT 1;\n-- @commit\nSELECT 2;\n-- @undecided which?\n").checksum())
        .isEqualTo(plain);
  }

  @Test
  void aDecisionIsOpenWhereverItsMarkStandsInASection() {
    Outline outline =
        script(
                "-- @undecided keep the column 'a'?\nCREATE TABLE t (\n  -- @undecided\n  a int);\n"
                    + "-- @downgrade\nSELECT '\n-- @undecided in a string\n';\n-- @undecided what of the rows?\n")
            .outline();
    assertThat(outline.upgrade().undecided())
        .containsExactly(
            new Outline.Undecided("keep the column 'a'?", 3), new Outline.Undecided("", 5));
    assertThat(outline.downgrade().orElseThrow().undecided())
        .containsExactly(new Outline.Undecided("what of the rows?", 11));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT '\n-- @commit\n';",
        "SELECT $$\n-- @commit\n-- @comit\n$$;",
        "/*\n-- @commit\n-- @Commit\n*/ SELECT 1;",
        "SELECT \"\n-- @commit\n\";",
        "-- Commit early\nSELECT 1;",
        "-- commits are cheap\nSELECT 1;",
        "-- to commit\nSELECT 1;",
        "-- @comment\nSELECT 1;",
        "-- @committed\nSELECT 1;",
        "-- undecided: later\nSELECT 1;"
      })
  void anythingElseIsText(String text) {
    Outline outline = script(text).outline();
    assertThat(outline.upgrade().commits()).isEmpty();
    assertThat(outline.upgrade().undecided()).isEmpty();
    assertThat(outline.upgrade().statements()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          -- @commit|SELECT 1;                       → 3: '-- @commit' stands before the first statement of '-- @upgrade', and no transaction ends there. Put it between two statements, or take it away.
          SELECT 1;|-- @commit                       → 4: '-- @commit' stands behind the last statement, where the transaction ends anyway. Put it between two statements, or take it away.
          SELECT 1;|-- @commit|-- @downgrade|SELECT 2; → 4: '-- @commit' stands behind the last statement, where the transaction ends anyway. Put it between two statements, or take it away.
          SELECT 1;|-- @downgrade|-- @commit|SELECT 2; → 5: '-- @commit' stands before the first statement of '-- @downgrade', and no transaction ends there. Put it between two statements, or take it away.
          SELECT 1;|-- @commit|-- c|-- @commit|SELECT 2; → 6: '-- @commit' stands twice with no statement between, first in line 4. Keep one.
          SELECT 1|-- @commit|;SELECT 2;             → 4: '-- @commit' stands inside the statement that begins in line 3. End that with ';' first, or move it behind it.
          SELECT 1;|-- @commit now|SELECT 2;         → 4: '-- @commit' is followed by 'now'. Write nothing behind it.
          SELECT 1; -- @commit|SELECT 2;             → 3: '-- @commit' is not '-- @commit' on a line of its own. Write it so, or begin the comment with another word.
          SELECT 1;|-- @comit|SELECT 2;              → 4: '-- @comit' is not '-- @commit' on a line of its own. Write it so, or begin the comment with another word.
          SELECT 1;|-- @Commit|SELECT 2;             → 4: '-- @Commit' is not '-- @commit' on a line of its own. Write it so, or begin the comment with another word.
          SELECT 1;|-- @commit;|SELECT 2;            → 4: '-- @commit;' is not '-- @commit' on a line of its own. Write it so, or begin the comment with another word.
          SELECT 1;|-- @ocmmit here|SELECT 2;        → 4: '-- @ocmmit here' is not '-- @commit' on a line of its own. Write it so, or begin the comment with another word.
          SELECT 1;|-- commit|SELECT 2;              → 4: '-- commit' is not '-- @commit' on a line of its own. Write it so, or begin the comment with another word.
          SELECT 1;|-- #commit|SELECT 2;             → 4: '-- #commit' is not '-- @commit' on a line of its own. Write it so, or begin the comment with another word.
          SELECT 1;|---@commit|SELECT 2;             → 4: '---@commit' is not '-- @commit' on a line of its own. Write it so, or begin the comment with another word.
          -- @undecide what?|SELECT 1;               → 3: '-- @undecide what?' is not '-- @undecided' on a line of its own. Write it so, or begin the comment with another word.
          SELECT 1; -- @undecided x                  → 3: '-- @undecided x' is not '-- @undecided' on a line of its own. Write it so, or begin the comment with another word.
          SELECT 1;|COMMIT;|SELECT 2;                → 4: 'COMMIT' controls the transaction, and that is Aludel's part: it begins one for each revision and commits it with the version row. Leave it out, or write '-- @commit' where a transaction must end between two statements.
          COPY t FROM stdin;|1|-- @commit|SELECT 2;  → 5: '-- @commit' stands in the data of the COPY in line 3, which has no end. Put a line of '\\.' below the data.
          """)
  void whatIsWrongIsAnErrorWithItsLine(String below, String problem) {
    assertThat(Written.bodyProblems(HEADER + below.replace('|', '\n'))).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource({"commit,commit", "Commit,commit", "undecided,undecided"})
  void aMarkInTheHeaderIsToldWhereItBelongs(String written, String mark) {
    assertThat(Written.headerProblems("-- @revises a\n-- @" + written + "\n-- @upgrade\nSELECT 1;"))
        .containsExactly(
            "2: '-- @%s' stands above '-- @upgrade'. Put '-- @%s' into the section that it is for, or take the '@' away."
                .formatted(written, mark));
  }

  @Test
  void aDowngradeOfTheLogMayBeginWithAComment() {
    RevisionNode node = new RevisionNode("bbbb", List.of("aaaa"), List.of(), List.of(), "", "log");
    String downgrade =
        "-- @undecided what of the rows?\n-- @todo ask\nSELECT 1;\n-- @commit\nSELECT 2;\n";
    ScriptOptions options = new ScriptOptions(true, Optional.empty(), Optional.empty(), true, true);
    for (ScriptOptions some : List.of(ScriptOptions.DEFAULT, options)) {
      SqlScript script =
          SqlScript.ofLog(node, Optional.of(LoggedTags.prepend(some, false, downgrade)));
      assertThat(script.options()).isEqualTo(some);
      assertThat(heard(script, Direction.DOWNGRADE)).containsExactly("SELECT 1", "|", "SELECT 2");
      assertThat(script.outline().downgrade().orElseThrow().undecided()).hasSize(1);
    }
  }
}
