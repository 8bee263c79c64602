package dev.aludel.internal.script.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.internal.sql.Checksum;
import dev.aludel.internal.sql.SqlSplitter;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.revision.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceholderScriptTest {

  private static final String HEADER = "-- @revises base\n-- @placeholders on\n-- @upgrade\n";

  @Test
  void theOutlineIsOfTheResolvedStatementsAndTheUnresolvedText() {
    SqlScript script =
        script(
            HEADER
                + "CREATE INDEX ${how} i ON t (a);\nSELECT '${a}';\n-- @downgrade\nDROP INDEX ${how} i;\n");
    SqlStatement concurrent =
        new SqlStatement(
            "DROP INDEX CONCURRENTLY i",
            7,
            1,
            SqlSplitter.split("DROP INDEX CONCURRENTLY i").get(0).kind(),
            Optional.empty(),
            "DROP INDEX ${how} i");

    Outline outline = script.outline(Map.of("how", "CONCURRENTLY", "a", "x"));

    assertThat(outline)
        .isEqualTo(
            new Outline(
                new Outline.Section(
                    false,
                    2,
                    List.of(
                        new SqlStatement(
                            "CREATE INDEX CONCURRENTLY i ON t (a)",
                            4,
                            1,
                            SqlSplitter.split("CREATE INDEX CONCURRENTLY i ON t (a)").get(0).kind(),
                            Optional.empty(),
                            "CREATE INDEX ${how} i ON t (a)")),
                    List.of(),
                    List.of(),
                    3),
                Optional.of(
                    new Outline.Section(false, 1, List.of(concurrent), List.of(), List.of(), 6)),
                Checksum.of("CREATE INDEX ${how} i ON t (a); SELECT '${a}';"),
                outline.statementChecksums(),
                Optional.of("DROP INDEX ${how} i;\n")));
    assertThat(script.outline(Map.of("how", "", "a", "y")).checksum())
        .isEqualTo(outline.checksum())
        .isEqualTo(script.checksum());
    assertThat(script.body().upgrade().statements().get(1).text()).isEqualTo("SELECT '${a}'");
  }

  @Test
  void everyMissingValueIsAnErrorBeforeAnythingRuns() {
    SqlScript script =
        script(HEADER + "SELECT '${a}';\nSELECT ${b}, ${c};\n-- @downgrade\nDROP TABLE ${d};\n");
    Recorder recorder = new Recorder();
    String message =
        """
        Found 3 problems in the revisions:
        - db/20241107_120000_add_user.sql:4: the placeholder '${a}' has no value. Set 'placeholders.a'.
        - db/20241107_120000_add_user.sql:5: the placeholder '${b}' has no value. Set 'placeholders.b'.
        - db/20241107_120000_add_user.sql:7: the placeholder '${d}' has no value. Set 'placeholders.d'.""";
    assertThatThrownBy(() -> script.outline(Map.of("c", "3")))
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> script.read(Direction.UPGRADE, Map.of("c", "3"), recorder))
        .isInstanceOf(InvalidRevisionsException.class);
    assertThat(recorder.toString()).isEmpty();
  }

  @Test
  void aValueThatMakesARefusedStatementIsAnError() {
    assertThatThrownBy(() -> script(HEADER + "\n${a};").outline(Map.of("a", "COMMIT")))
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessage(
            "db/20241107_120000_add_user.sql:5: 'COMMIT' controls the transaction, and that is"
                + " Aludel's part: it begins one for each revision and commits it with the version"
                + " row. Leave it out, or write '-- @commit' where a transaction must end between two statements.");
  }

  @Test
  void withoutTheTagDollarAndBracesAreText() {
    SqlScript script = script("-- @revises base\n-- @upgrade\nSELECT '${a} ${', '${ }';\n");
    Recorder recorder = new Recorder();
    script.outline(Map.of("a", "x"));
    script.read(Direction.UPGRADE, Map.of("a", "x"), recorder);
    assertThat(recorder.toString()).isEqualTo("==== 3:1 ORDINARY\nSELECT '${a} ${', '${ }'\n");
  }

  private static SqlScript script(String text) {
    return SqlScript.read(Written.file(text));
  }
}
