package dev.aludel.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.MalformedSqlException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlLexerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT a$1, _b, é        → WORD SELECT | WORD a$1 | PUNCTUATION , | WORD _b | PUNCTUATION , | WORD é
          'a''b' N'c' b'1' x'F'    → STRING 'a''b' | STRING N'c' | STRING b'1' | STRING x'F'
          'a\\' E'b\\'' U&'c\\'    → STRING 'a\\' | STRING E'b\\'' | STRING U&'c\\'
          e 'a' ab'c'              → WORD e | STRING 'a' | WORD ab | STRING 'c'
          "a""b" U&"c" u & "d"     → QUOTED_IDENTIFIER "a""b" | QUOTED_IDENTIFIER U&"c" | WORD u | OPERATOR & | QUOTED_IDENTIFIER "d"
          $$a$$ $b$ $$ $c$ $b$     → DOLLAR_STRING $$a$$ | DOLLAR_STRING $b$ $$ $c$ $b$
          $é1$ $e1$ $é1$           → DOLLAR_STRING $é1$ $e1$ $é1$
          a$b$ $1 $2$ $ $a         → WORD a$b$ | PARAMETER $1 | PARAMETER $2 | PUNCTUATION $ | PUNCTUATION $ | PUNCTUATION $ | WORD a
          1 1.5 .5 1. 1e-5 2E+3    → NUMBER 1 | NUMBER 1.5 | NUMBER .5 | NUMBER 1. | NUMBER 1e-5 | NUMBER 2E+3
          1_000 0x1F 0o17 0b1_1    → NUMBER 1_000 | NUMBER 0x1F | NUMBER 0o17 | NUMBER 0b1_1
          1..2 1._ 1__0 0x 1e+     → NUMBER 1 | PUNCTUATION .. | NUMBER 2 | NUMBER 1. | WORD _ | NUMBER 1 | WORD __0 | NUMBER 0 | WORD x | NUMBER 1 | WORD e | OPERATOR +
          a::b c:=d e:f g=>h i.j   → WORD a | PUNCTUATION :: | WORD b | WORD c | PUNCTUATION := | WORD d | WORD e | PUNCTUATION : | WORD f | WORD g | OPERATOR => | WORD h | WORD i | PUNCTUATION . | WORD j
          @> <-> =- *-- x          → OPERATOR @> | OPERATOR <-> | OPERATOR = | OPERATOR - | OPERATOR *
          =-+ @-+ +-+ 2-+-1        → OPERATOR = | OPERATOR - | OPERATOR + | OPERATOR @-+ | OPERATOR + | OPERATOR - | OPERATOR + | NUMBER 2 | OPERATOR - | OPERATOR + | OPERATOR - | NUMBER 1
          */* c */+ /*/*/ */ */ 1  → OPERATOR * | OPERATOR + | NUMBER 1
          a \\gset x               → WORD a | PSQL_COMMAND \\gset x
          { } ` ;,()[]             → PUNCTUATION { | PUNCTUATION } | OPERATOR ` | PUNCTUATION ; | PUNCTUATION , | PUNCTUATION ( | PUNCTUATION ) | PUNCTUATION [ | PUNCTUATION ]
          """)
  void aTextIsCutAsPostgresCutsIt(String sql, String expected) {
    assertThat(significant(sql.replace("\\\\", "\\"))).isEqualTo(expected.replace("\\\\", "\\"));
  }

  @Test
  void aStringGoesOnBehindALineEndAndInItsOwnMode() {
    assertThat(significant("'a' 'b'")).isEqualTo("STRING 'a' | STRING 'b'");
    assertThat(significant("'a'\n'b'")).isEqualTo("STRING 'a' | STRING_CONTINUATION 'b'");
    assertThat(significant("E'a' -- c\n'b\\''\r'\\''"))
        .isEqualTo("STRING E'a' | STRING_CONTINUATION 'b\\'' | STRING_CONTINUATION '\\''");
    assertThat(significant("'a'\n/* c */'b' 'c' d\n'e'"))
        .isEqualTo("STRING 'a' | STRING 'b' | STRING 'c' | WORD d | STRING 'e'");
    assertThat(significant("'a'\nE'b' $$c$$\n'd'"))
        .isEqualTo("STRING 'a' | STRING E'b' | DOLLAR_STRING $$c$$ | STRING 'd'");
  }

  @Test
  void placesCountCodePointsAndEveryKindOfLineEnd() {
    assertThat(
            tokens("\ufeffa 😀 b\r\n c\rd\n\n  e").stream()
                .filter(token -> token.kind().significant())
                .map(token -> token.text() + " " + token.line() + ":" + token.column()))
        .containsExactly("a 1:1", "😀 1:3", "b 1:5", "c 2:2", "d 3:1", "e 5:3");
  }

  @Test
  void aCommentHasItsOwnLineWhereOnlyWhiteSpaceStandsBeforeIt() {
    assertThat(
            tokens("--a\n \t--b\n c --d\n/* */ --e\r--f\n'\n' --g\n").stream()
                .filter(token -> token.kind() == TokenKind.LINE_COMMENT)
                .map(token -> token.text() + " " + token.ownLine()))
        .containsExactly("--a true", "--b true", "--d false", "--e false", "--f true", "--g false");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          a 'b     → m.sql:1:3: a string begins here and does not end → Close it with "'"; a quote inside it is written twice.
          E'b\\'   → m.sql:1:1: a string begins here and does not end → Close it with "'"; a quote inside it is written twice.
          U&'b     → m.sql:1:1: a string begins here and does not end → Close it with "'"; a quote inside it is written twice.
          a."b""   → m.sql:1:3: a quoted name begins here and does not end → Close it with '"'; a quote inside it is written twice.
          $a$ $A$  → m.sql:1:1: a dollar-quoted string begins here and does not end → Close it with the same tag that opens it.
          x /* /* */ → m.sql:1:3: a block comment begins here and does not end → Close it with '*/'; block comments nest, so each '/*' in it needs one of its own.
          """)
  void whatDoesNotEndIsNamedWithItsBeginning(String sql, String description, String action) {
    assertThatThrownBy(() -> tokens(sql.replace("\\\\", "\\")))
        .isInstanceOf(MalformedSqlException.class)
        .hasMessage(description + "\n" + action);
  }

  @Test
  void aNulCharacterIsRefusedWhereverItStands() {
    assertThatThrownBy(() -> tokens("a\n-- 😀\0"))
        .isInstanceOfSatisfying(
            MalformedSqlException.class,
            e -> assertThat(List.of(e.line(), e.column())).containsExactly(2, 5))
        .hasMessage(
            """
            m.sql:2:5: a NUL character (U+0000) stands here, and PostgreSQL's text can't hold one
            Remove it; a file full of them was saved as UTF-16: save it as UTF-8.""");
  }

  @ParameterizedTest
  @CsvSource({"61 e9 62, 2", "61 62 c3, 3", "c0 af, 1", "27 ed a0 80 27, 2", "f0 9f 98 80 80, 2"})
  void bytesThatAreNotUtf8AreRefusedAtTheirPlace(String bytes, int column) {
    String[] parts = bytes.split(" ");
    byte[] content = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      content[i] = (byte) Integer.parseInt(parts[i], 16);
    }
    assertThatThrownBy(() -> drain(SqlLexer.of(new ByteArrayInputStream(content), "m.sql")))
        .isInstanceOf(MalformedSqlException.class)
        .hasMessage(
            "m.sql:1:" + column + ": what stands here is not UTF-8\nSave the file as UTF-8.");
  }

  @Test
  void halfASurrogatePairIsRefusedInAText() {
    assertThatThrownBy(() -> drain(SqlLexer.of("a\n'\ud83d'", "")))
        .isInstanceOf(MalformedSqlException.class)
        .hasMessage(
            "SQL text, line 2, column 2: what stands here is not UTF-8\nSave the file as UTF-8.");
  }

  @Test
  void aTokenMayBeLongerThanTheWindow() {
    String sql = "SELECT '" + "😀\r\n".repeat(100_000) + "' /* " + "x".repeat(100_000) + " */ -- 9";
    List<Token> fromBytes =
        drain(SqlLexer.of(new ByteArrayInputStream(sql.getBytes(StandardCharsets.UTF_8)), "m.sql"));
    assertThat(fromBytes.stream().map(Token::text).collect(Collectors.joining())).isEqualTo(sql);
    assertThat(fromBytes.get(fromBytes.size() - 1))
        .isEqualTo(new Token(TokenKind.LINE_COMMENT, "-- 9", 100_001, 100_010, false));
  }

  private static String significant(String sql) {
    return tokens(sql).stream()
        .filter(token -> token.kind().significant())
        .map(token -> token.kind() + " " + token.text())
        .collect(Collectors.joining(" | "));
  }

  private static List<Token> tokens(String sql) {
    return drain(SqlLexer.of(sql, "m.sql"));
  }

  private static List<Token> drain(SqlLexer lexer) {
    List<Token> tokens = new ArrayList<>();
    for (var token = lexer.next(); token.isPresent(); token = lexer.next()) {
      tokens.add(token.get());
    }
    return tokens;
  }
}
