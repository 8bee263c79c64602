package dev.aludel.internal.script.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.internal.sql.Checksum;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.revision.Direction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SectionReadTest {

  private static final String FILE =
      "-- @revises base\n-- @upgrade\nSELECT 1;\nCOPY t FROM stdin;\n1\n2\n\\.\nSELECT 3;\n";

  /** With its data. */
  private static final String COPY_SUM = sum("COPY t FROM stdin;\n1\n2\n\\.\n");

  private static String sum(String statement) {
    return Checksum.of(statement).substring(2, 14);
  }

  @Test
  void theOutlineCountsCopiesAndKeepsNoText() {
    assertThat(script(FILE + "-- @downgrade empty\n-- nothing").outline(Map.of()))
        .isEqualTo(
            new Outline(
                new Outline.Section(false, 3, List.of(), List.of(), List.of(), 2),
                Optional.of(new Outline.Section(true, 0, List.of(), List.of(), List.of(), 9)),
                script(FILE).body().checksum(),
                List.of(sum("SELECT 1;"), COPY_SUM, sum("SELECT 3;")),
                Optional.of("-- nothing")));
  }

  @Test
  void aMergePointHasAnOutlineOfNothing() {
    Outline.Section nothing = new Outline.Section(true, 0, List.of(), List.of(), List.of(), 0);
    assertThat(script("-- @revises a, b\n").outline(Map.of()))
        .isEqualTo(
            new Outline(
                nothing, Optional.of(nothing), Checksum.of(""), List.of(), Optional.of("")));
  }

  @Test
  void aLongDowngradeIsNotKept() {
    SqlScript script =
        script(FILE + "-- @downgrade\nCOPY t FROM stdin;\n" + "x\n".repeat(3 << 20) + "\\.\n");
    Outline outline = script.outline(Map.of());
    assertThat(outline.downgrade())
        .contains(new Outline.Section(false, 1, List.of(), List.of(), List.of(), 9));
    assertThat(outline.downgradeText()).isEmpty();
  }

  @Test
  void theOutlineCanKeepTheStatementsOfAShortSection() {
    String text =
        "-- @revises base\n-- @upgrade\nSELECT 1;\nSELECT '${a}';\n-- @downgrade\nSELECT 3;";
    SqlScript script = script(text.replace("-- @upgrade", "-- @placeholders on\n-- @upgrade"));
    for (Direction direction : Direction.values()) {
      List<SqlStatement> read = new ArrayList<>();
      script.read(direction, Map.of("a", "b"), new Statements(read));
      ShortSection kept = new ShortSection(direction, 100);
      script.outline(Map.of("a", "b"), kept);
      assertThat(kept.statements()).contains(read);
      assertThat(kept.length())
          .isEqualTo(read.stream().mapToInt(statement -> statement.text().length()).sum());
    }
    ShortSection tooLong = new ShortSection(Direction.UPGRADE, 10);
    script.outline(Map.of("a", "b"), tooLong);
    assertThat(tooLong.statements()).isEmpty();
    assertThat(tooLong.length()).isZero();
    ShortSection withData = new ShortSection(Direction.UPGRADE, 1000);
    script(FILE).outline(Map.of(), withData);
    assertThat(withData.statements()).isEmpty();
  }

  private record Statements(List<SqlStatement> all) implements StatementSink {
    @Override
    public void statement(SqlStatement statement) {
      all.add(statement);
    }

    @Override
    public void copy(SqlStatement copy, InputStream data) {
      throw new AssertionError("there is none");
    }
  }

  @Test
  void aSectionThatIsNotThereHasNoStatements() {
    Recorder recorder = new Recorder();
    script(FILE).read(Direction.DOWNGRADE, Map.of(), recorder);
    script("-- @revises a, b\n").read(Direction.UPGRADE, Map.of(), recorder);
    assertThat(recorder.toString()).isEmpty();
  }

  @Test
  void dataThatNobodyReadsIsSkipped() {
    StringBuilder got = new StringBuilder();
    script(FILE)
        .read(
            Direction.UPGRADE,
            Map.of(),
            new StatementSink() {
              @Override
              public void statement(SqlStatement statement) {
                got.append(statement.text()).append(' ').append(statement.line()).append('\n');
              }

              @Override
              public void copy(SqlStatement copy, InputStream data) {
                statement(copy);
                try {
                  got.append((char) data.read()).append('\n');
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }
            });
    assertThat(got.toString()).isEqualTo("SELECT 1 3\nCOPY t FROM stdin 4\n1\nSELECT 3 8\n");
  }

  @Test
  void whatTheSinkThrowsComesOutAsItIs() {
    RuntimeException refused = new UncheckedIOException(new IOException("connection lost"));
    assertThatThrownBy(
            () ->
                script(FILE)
                    .read(
                        Direction.UPGRADE,
                        Map.of(),
                        new StatementSink() {
                          @Override
                          public void statement(SqlStatement statement) {}

                          @Override
                          public void copy(SqlStatement copy, InputStream data) {
                            throw refused;
                          }
                        }))
        .isSameAs(refused);
  }

  @Test
  void aFileThatHasChangedIsRefused() {
    StringBuilder text = new StringBuilder(FILE);
    SqlScript script =
        SqlScript.read(
            new ScriptFile(
                "a.sql",
                "db/a.sql",
                () -> new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8))));
    text.append("SELECT 4;\n");
    Recorder recorder = new Recorder();
    assertThatThrownBy(() -> script.outline(Map.of()))
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessage(
            "db/a.sql: the file has changed since it was loaded. Load the revisions again.");
    assertThatThrownBy(() -> script.read(Direction.DOWNGRADE, Map.of(), recorder))
        .isInstanceOf(InvalidRevisionsException.class);
  }

  @Test
  void aSearchForTheDowngradeLeavesOtherProblemsToTheOutline() {
    String header = "-- @revises base\n-- @upgrade\n";
    assertThat(script(header + "COMMIT; -- @downgrade\n").reversible()).isFalse();
    assertThat(script(header + "COMMIT;\n-- @downgrade\nSELECT '").reversible()).isTrue();
    assertThat(script(header + "SELECT '\n-- @downgrade\n").reversible()).isTrue();
  }

  private static SqlScript script(String text) {
    return SqlScript.read(Written.file(text));
  }
}
