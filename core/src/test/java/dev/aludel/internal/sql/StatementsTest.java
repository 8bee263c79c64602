package dev.aludel.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The expected files were written from the server's log of what psql 15 sends. */
class StatementsTest {

  @ParameterizedTest
  @MethodSource("scripts")
  void aScriptHoldsTheStatementsThatPsqlSends(Path script) {
    assertThat(rendered(SqlSplitter.split(Fixtures.text(script))))
        .isEqualTo(Fixtures.text(Fixtures.expected(script)));
  }

  static List<Path> scripts() {
    return Fixtures.scripts();
  }

  static String rendered(List<SqlStatement> statements) {
    return statements.stream()
        .map(
            statement ->
                "==== %d:%d %s\n%s\n"
                    .formatted(
                        statement.line(),
                        statement.column(),
                        statement.kind().group(),
                        statement.text()))
        .collect(Collectors.joining());
  }
}
