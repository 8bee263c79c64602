package dev.aludel.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {

  private static final Map<String, String> VALUES =
      Map.of(
          "a", "one",
          "b-1.x_", "two",
          "again", "${a} ${none}",
          "dollar", "$1\\$2",
          "empty", "",
          "idx", "INDEX CONCURRENTLY",
          "quote", "it's",
          "two", "1; COMMIT",
          "stdin", "stdin",
          "commit", "COMMIT");

  private final List<String> problems = new ArrayList<>();
  private final Placeholders placeholders =
      new Placeholders(VALUES, (problem, line) -> problems.add(line + ": " + problem));

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT ${a}, '${a}', "${a}${b-1.x_}", E'\\\\${a}', U&"${a}" → SELECT one, 'one', "onetwo", E'\\\\one', U&"one"
          SELECT $$${a} -- ${a}$$, $x$ '${a} $x$, 1        → SELECT $$one -- one$$, $x$ 'one $x$, 1
          SELECT $${a}$$, $a$ {a}$a$                       → SELECT $${a}$$, $a$ {a}$a$
          SELECT /* ${none} /* ${ */ */ ${a} -- ${none}    → SELECT /* ${none} /* ${ */ */ one -- ${none}
          SELECT x${a}y.${a}, a$b${a}, $1, $ {a}           → SELECT xoney.one, a$bone, $1, $ {a}
          SELECT ${again}, '${dollar}', 1${empty}          → SELECT ${a} ${none}, '$1\\$2', 1
          SELECT 1                                         → SELECT 1
          """)
  void aValueIsPutInEverywhereButInCommentsAndTags(String sql, String expected) {
    assertThat(placeholders.resolve(statement(sql)))
        .contains(statement(sql).with(expected, StatementClass.ORDINARY));
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT|${none}         → 8: the placeholder '${none}' has no value. Set 'placeholders.none'.
          SELECT '|a${A}'        → 8: the placeholder '${A}' has no value. Set 'placeholders.A'.
          SELECT|/* |*/ $x$||${none}$x$ → 11: the placeholder '${none}' has no value. Set 'placeholders.none'.
          SELECT '${'            → 7: '${'' begins a placeholder, and no '}' ends it. Write '${name}'.
          SELECT ${a|}           → 7: '${a' begins a placeholder, and no '}' ends it. Write '${name}'.
          SELECT ${a /* } */     → 7: '${a ' begins a placeholder, and no '}' ends it. Write '${name}'.
          SELECT ${ a }          → 7: '${ a }' is no placeholder. Write a name of letters, digits, '_', '-' and '.' that begins with a letter or '_'.
          SELECT ${}             → 7: '${}' is no placeholder. Write a name of letters, digits, '_', '-' and '.' that begins with a letter or '_'.
          SELECT '[a-z]${2}'     → 7: '${2}' is no placeholder. Write a name of letters, digits, '_', '-' and '.' that begins with a letter or '_'.
          SELECT ${é}            → 7: '${é}' is no placeholder. Write a name of letters, digits, '_', '-' and '.' that begins with a letter or '_'.
          SELECT '${a:x}'        → 7: '${a:x}' is no placeholder. Write a name of letters, digits, '_', '-' and '.' that begins with a letter or '_'.
          SELECT ${two}          → 7: with the values of its placeholders this statement becomes 2. A value can only be a part of one: write the rest into the file.
          ${empty}               → 7: with the values of its placeholders this statement becomes 0. A value can only be a part of one: write the rest into the file.
          SELECT '${quote}'      → 7: with the values of its placeholders this statement can't be read: SQL text, line 1, column 13: a string begins here and does not end. Correct the values, or the quotes around them.
          COPY t FROM ${stdin}   → 7: with the values of its placeholders this statement becomes another kind of COPY. Write 'FROM stdin' into the file, or into no value.
          """)
  void whatIsWrongIsToldWithItsLine(String sql, String problem) {
    assertThat(placeholders.resolve(statement(sql.replace('|', '\n')))).isEmpty();
    assertThat(problems).containsExactly(problem);
  }

  @Test
  void aNameWithoutAValueIsToldOnce() {
    placeholders.resolve(statement("SELECT ${x}, ${y},\n ${x}"));
    placeholders.resolve(statement("SELECT ${y}, ${z}"));
    assertThat(problems)
        .containsExactly(
            "7: the placeholder '${x}' has no value. Set 'placeholders.x'.",
            "7: the placeholder '${y}' has no value. Set 'placeholders.y'.",
            "7: the placeholder '${z}' has no value. Set 'placeholders.z'.");
  }

  @Test
  void aValueMayMakeTheStatementOneOfAnotherClass() {
    assertThat(placeholders.resolve(statement("CREATE ${idx} i ON t (x)")))
        .contains(
            new SqlStatement(
                "CREATE INDEX CONCURRENTLY i ON t (x)",
                7,
                3,
                StatementClass.nonTransactional("CREATE INDEX CONCURRENTLY"),
                Optional.empty(),
                "CREATE ${idx} i ON t (x)"));
    assertThat(placeholders.resolve(statement("${commit}")))
        .contains(
            new SqlStatement(
                "COMMIT",
                7,
                3,
                StatementClass.transactionControl("COMMIT"),
                Optional.empty(),
                "${commit}"));
  }

  @Test
  void whatIsReadAndKeptGrowsWithTheTextAlone() {
    long few =
        allocated(() -> placeholders.resolve(statement("SELECT '" + "${".repeat(1_000) + "'")));
    long many =
        allocated(() -> placeholders.resolve(statement("SELECT '" + "${".repeat(16_000) + "'")));
    assertThat(problems).hasSize(2 * 17_000);
    assertThat(many).isLessThan(32 * few);
  }

  /** The bytes that some work takes from the heap, which no other process changes. */
  private static long allocated(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    work.run();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static SqlStatement statement(String sql) {
    SqlStatement split = SqlSplitter.split(sql).get(0);
    // A statement ends before the comments behind it; here one is part of it.
    return new SqlStatement(sql, 7, 3, split.kind());
  }
}
