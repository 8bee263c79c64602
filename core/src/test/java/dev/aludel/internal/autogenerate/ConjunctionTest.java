package dev.aludel.internal.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConjunctionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CHECK (((a >= 1) AND (a <= 12))) | CHECK (((a <= 12) AND (a >= 1)))",
        "CHECK (((a >= 1) AND f(a, ')') AND b)) | CHECK ((b AND (a >= 1) AND f(a, ')')))",
        "CHECK (((a >= 1) AND (a <= 12))) NOT VALID | CHECK (((a <= 12) AND (a >= 1))) NOT VALID",
        "CHECK ((\"x AND y\" AND (a = ' AND '))) | CHECK (((a = ' AND ') AND \"x AND y\"))",
        "CHECK ((a > 1)) | CHECK ((a > 1))",
      })
  void theOrderOfConditionsSaysNothing(String before, String after) {
    assertThat(Conjunction.areSame(before, after)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CHECK (((a >= 1) AND (b <= 12))) | CHECK (((b >= 1) AND (a <= 12)))",
        "CHECK (((a >= 1) OR (a <= 12))) | CHECK (((a <= 12) OR (a >= 1)))",
        "CHECK ((((a > 1) AND b) OR c)) | CHECK ((((a > 1) OR b) AND c))",
        "CHECK (((a > 1) AND b)) NOT VALID | CHECK ((b AND (a > 1))) NO INHERIT",
        "CHECK ((a = 'x AND y')) | CHECK ((a = 'y AND x'))",
        "UNIQUE (a, b) | UNIQUE (b, a)",
      })
  void allElseDoes(String before, String after) {
    assertThat(Conjunction.areSame(before, after)).isFalse();
  }
}
