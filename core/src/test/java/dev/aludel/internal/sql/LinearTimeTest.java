package dev.aludel.internal.sql;

import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.aludel.error.MalformedSqlException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes a fraction of a second here would take hours with a loop in a loop. */
@Isolated("measures time")
class LinearTimeTest {

  private static final int SIZE = 2_000_000;

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
        "COPY t FROM stdin;\n"
      })
  void anyPatternIsReadInSeconds(String pattern) {
    String sql = pattern.repeat(SIZE / pattern.length());
    assertTimeout(Duration.ofSeconds(20), () -> read(sql));
  }

  @Test
  void tenMegabytesOfStatementsAreReadInSeconds() {
    String statement = "SELECT 'a', $$b$$, c + 1.5 -- d\n;\n";
    String sql = statement.repeat(10_000_000 / statement.length());
    assertTimeout(Duration.ofSeconds(20), () -> read(sql));
  }

  private static void read(String sql) {
    try {
      Checksum.of(sql);
    } catch (MalformedSqlException e) {
      // Refused, but not before it was read.
    }
  }
}
