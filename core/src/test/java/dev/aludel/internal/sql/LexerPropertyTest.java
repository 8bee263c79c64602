package dev.aludel.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.error.MalformedSqlException;
import dev.aludel.property.Choices;
import dev.aludel.property.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LexerPropertyTest {

  private static final List<String> PIECES =
      List.of(
          " ",
          "\n",
          "\r\n",
          "\r",
          "\t",
          "-- c",
          "--c\n",
          "/*",
          "*/",
          "/* c */",
          "'",
          "''",
          "\"",
          "'a;b'",
          "E'\\''",
          "U&'x'",
          "\"n\"",
          "$$",
          "$a$",
          "$1",
          "$a$;$a$",
          "\\",
          "\\.",
          ";",
          "(",
          ")",
          "a",
          "E",
          "U&",
          "é",
          "😀",
          "1",
          ".",
          "1.5",
          "_",
          "0x",
          "+",
          "-",
          "*",
          "/",
          "@",
          "=",
          ":",
          "::",
          "CREATE FUNCTION ",
          "BEGIN ATOMIC ",
          "CASE ",
          "END ",
          "COPY t FROM STDIN ",
          "-- @upgrade\n",
          "\ufeff",
          "{",
          "\f");

  @Test
  void theTokensPutTogetherAreTheText() {
    Property.holds(
        3000,
        choices -> {
          String sql = script(choices);
          StringBuilder text = new StringBuilder();
          tokens(sql).ifPresent(tokens -> tokens.forEach(token -> text.append(token.text())));
          choices.assume(!text.isEmpty());
          assertThat(text.toString()).isEqualTo(sql);
        });
  }

  @Test
  void theStatementsAndWhatStandsBetweenThemAreTheText() {
    Property.holds(
        3000,
        choices -> {
          String sql = script(choices);
          choices.assume(tokens(sql).isPresent());
          StringBuilder text = new StringBuilder();
          int from = 0;
          for (SqlStatement statement : SqlSplitter.split(sql)) {
            int at = offset(sql, statement.line(), statement.column());
            text.append(sql, from, at).append(statement.text());
            from = at + statement.text().length();
          }
          assertThat(text.append(sql.substring(from)).toString()).isEqualTo(sql);
        });
  }

  @Test
  void aStatementSplitAgainIsItself() {
    Property.holds(
        3000,
        choices -> {
          String sql = script(choices);
          // At the very beginning this character is a byte order mark, elsewhere part of a name.
          choices.assume(tokens(sql).isPresent() && !sql.contains("\ufeff"));
          for (SqlStatement statement : SqlSplitter.split(sql)) {
            assertThat(SqlSplitter.split(statement.text()))
                .containsExactly(new SqlStatement(statement.text(), 1, 1, statement.kind()));
          }
        });
  }

  @Test
  void anyTextIsReadOrRefusedByName() {
    Property.holds(
        2000,
        choices -> {
          String text = choices.show("text", choices.text(40));
          try {
            SqlSplitter.split(text);
            Checksum.of(text);
          } catch (MalformedSqlException e) {
            assertThat(e.line()).isPositive();
            assertThat(e.column()).isPositive();
          }
        });
  }

  @Test
  void commentsWhiteSpaceAndLetterCaseDoNotCount() {
    Property.holds(
        2000,
        choices -> {
          String sql = script(choices);
          Optional<List<Token>> tokens = tokens(sql);
          choices.assume(tokens.isPresent() && !sql.contains("\\") && !sql.contains("COPY"));
          StringBuilder other = new StringBuilder();
          for (Token token : tokens.get()) {
            switch (token.kind()) {
              case WHITESPACE ->
                  other.append(token.text()).append(choices.nextBoolean() ? " " : "");
              case LINE_COMMENT -> other.append("-- another");
              case BLOCK_COMMENT ->
                  other.append(choices.nextBoolean() ? "/* ' /* x */ */" : "/**/ ");
              case WORD -> other.append(swapCase(token.text()));
              default -> other.append(token.text());
            }
          }
          assertThat(Checksum.of(other.toString())).isEqualTo(Checksum.of(sql));
        });
  }

  @Test
  void everyTokenCounts() {
    Property.holds(
        2000,
        choices -> {
          String sql = script(choices);
          Optional<List<Token>> tokens = tokens(sql);
          choices.assume(tokens.isPresent());
          List<Token> significant =
              new ArrayList<>(tokens.get().stream().filter(t -> t.kind().significant()).toList());
          choices.assume(!significant.isEmpty());
          String before = checksum(significant);
          int changed = choices.nextInt(significant.size());
          Token token = significant.get(changed);
          significant.set(changed, new Token(token.kind(), token.text() + "'x'", 1, 1, false));
          assertThat(checksum(significant)).isNotEqualTo(before);
          significant.remove(changed);
          assertThat(checksum(significant)).isNotEqualTo(before);
        });
  }

  private static String script(Choices choices) {
    return choices.show("sql", String.join("", choices.list(14, each -> each.of(PIECES))));
  }

  private static Optional<List<Token>> tokens(String sql) {
    List<Token> tokens = new ArrayList<>();
    SqlLexer lexer = SqlLexer.of(sql, "");
    SqlSplitter splitter = new SqlSplitter(lexer, statement -> {});
    try {
      for (var token = splitter.next(); token.isPresent(); token = splitter.next()) {
        tokens.add(token.get());
      }
      return Optional.of(tokens);
    } catch (MalformedSqlException e) {
      return Optional.empty();
    }
  }

  private static String checksum(List<Token> tokens) {
    Checksum checksum = new Checksum();
    tokens.forEach(checksum::add);
    return checksum.value();
  }

  private static String swapCase(String word) {
    StringBuilder swapped = new StringBuilder();
    word.chars()
        .map(c -> c >= 'a' && c <= 'z' ? c - 32 : c >= 'A' && c <= 'Z' ? c + 32 : c)
        .forEach(c -> swapped.append((char) c));
    return swapped.toString();
  }

  private static int offset(String sql, int line, int column) {
    Position position = new Position();
    int at = sql.startsWith("\ufeff") ? 1 : 0;
    while (position.line() != line || position.column() != column || lowHalf(sql, at)) {
      position.pass(sql.charAt(at++));
    }
    return sql.charAt(at) == '\n' && at > 0 && sql.charAt(at - 1) == '\r' ? at + 1 : at;
  }

  private static boolean lowHalf(String sql, int at) {
    return at < sql.length() && Character.isLowSurrogate(sql.charAt(at));
  }
}
