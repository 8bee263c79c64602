package dev.aludel.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.aludel.error.MalformedSqlException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What takes a fraction of a second here would take hours with a loop in a loop. Characters that
 * are looked at and bytes that are allocated are counted, because time is others' as well.
 */
class LinearTimeTest {

  private static final int SIZE = 400_000;

  /** A word is looked at by the lexer, and a few times more where a COPY may begin. */
  private static final int LOOKS = 12;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+",
        "+-",
        "=+",
        "@",
        "(",
        "'",
        "''",
        "$a$ ",
        "$$ $",
        "/*",
        "/**/",
        "-- @x\n",
        "a",
        "1_",
        "1.",
        "E'\\",
        "'a'\n",
        "\\x\n",
        ";",
        ":",
        "\r",
        "é",
        "CASE ",
        "COPY t FROM stdin;\n",
        "SELECT 'a', $$b$$, c + 1.5 -- d\n;\n"
      })
  void anyPatternIsReadCharacterByCharacter(String pattern) {
    String whole = pattern.repeat(SIZE / pattern.length());
    String part = pattern.repeat(SIZE / 8 / pattern.length());
    assertThat(looks(whole)).isLessThan((long) LOOKS * SIZE);
    read(part);
    assertThat(allocated(whole)).isLessThan(16 * allocated(part));
  }

  private static long looks(String sql) {
    SqlLexer lexer = SqlLexer.of(sql, "");
    SqlSplitter splitter = new SqlSplitter(lexer, statement -> {});
    try {
      while (splitter.next().isPresent()) {
        // Every token is read.
      }
    } catch (MalformedSqlException e) {
      // Refused, but not before it was read.
    }
    return lexer.looks();
  }

  private static long allocated(String sql) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    read(sql);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static void read(String sql) {
    try {
      Checksum.of(sql);
    } catch (MalformedSqlException e) {
      // Refused, but not before it was read.
    }
  }
}
