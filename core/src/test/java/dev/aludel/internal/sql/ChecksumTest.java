package dev.aludel.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumTest {

  @Test
  void theValueNamesItsRule() {
    // printf '' | sha256sum, and printf '6:select1:1' | sha256sum
    assertThat(Checksum.of(" -- nothing\n"))
        .isEqualTo("1:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(Checksum.of("SELECT 1"))
        .isEqualTo("1:85f36b1850ff1c9f8afe3999f6e1694f2daffac025dda51555a11d43169d29de");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT 1         → select /* one */ 1 -- !
          SELECT a.b       → SELECT A . B
          SELECT E'a'      → SELECT e'a'
          SELECT U&"a", X'1F', 0X1F, 1E5 → SELECT u&"a", x'1F', 0x1f, 1e5
          SELECT 1 + +2    → SELECT 1++2
          """)
  void whatTheServerReadsAlikeIsAlike(String one, String other) {
    assertThat(Checksum.of(one)).isEqualTo(Checksum.of(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          a b              → ab
          'a'              → 'A'
          "a"              → "A"
          $$a$$            → $$A$$
          $a$b$a$          → $A$b$A$
          X'1f'            → X'1F'
          'a''b'           → 'a' 'b'
          'a b'            → 'a  b'
          "a" "b"          → "a"" ""b"
          E'a'             → E 'a'
          @-1              → @ -1
          a::b             → a: :b
          1.5              → 1 . 5
          é                → É
          SELECT 1; SELECT 2 → SELECT 1 SELECT 2
          'a1:b'           → 'a' b
          """)
  void whatTheServerReadsDifferentlyIsDifferent(String one, String other) {
    assertThat(Checksum.of(one)).isNotEqualTo(Checksum.of(other));
  }

  @Test
  void aStringThatGoesOnIsNotTwoStrings() {
    assertThat(Checksum.of("'a'\n'b'"))
        .isEqualTo(Checksum.of("'a' -- c\r\n\r\n'b'"))
        .isNotEqualTo(Checksum.of("'a' 'b'"))
        .isNotEqualTo(Checksum.of("'ab'"));
  }

  @Test
  void lineEndsCountInsideQuotesOnly() {
    assertThat(Checksum.of("SELECT\r\n1")).isEqualTo(Checksum.of("SELECT\n1"));
    assertThat(Checksum.of("'a\r\nb'")).isNotEqualTo(Checksum.of("'a\nb'"));
  }
}
