package dev.aludel.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholderMaskTest {

  private static String hide(String value, String text, String sqlState) {
    return new PlaceholderMask(Map.of("v", value)).hide(text, sqlState);
  }

  private static String hide(String value, String text) {
    return hide(value, text, "23505");
  }

  @Test
  void aWholeValueIsHidden() {
    assertThat(hide("s3cret", "Key (a)=(s3cret) already exists."))
        .isEqualTo("Key (a)=(${v}) already exists.");
    assertThat(hide("S3cret", "role \"s3cret_user\" does not exist"))
        .isEqualTo("role \"${v}_user\" does not exist");
    assertThat(hide("it''s me", "Key (a)=(it's me)")).isEqualTo("Key (a)=(${v})");
    assertThat(hide("$1 \\2", "a $1 \\2 b")).isEqualTo("a ${v} b");
  }

  @Test
  void aShortValueHidesNoPartOfAWord() {
    assertThat(hide("1", "Key (id)=(1), 2011-01-10")).isEqualTo("Key (id)=(${v}), 2011-01-10");
    assertThat(hide(" ", "a b")).isEqualTo("a b");
    assertThat(hide("", "a b")).isEqualTo("a b");
  }

  @Test
  void aValueThatWasCutShortIsHidden() {
    assertThat(hide("abcdefghijklmnop", "Failing row contains (1, abcdefghij...)."))
        .isEqualTo("Failing row contains (1, ${v}…...).");
    assertThat(hide("abcdefghijklmnop", "Failing row contains (1, x-abc...)."))
        .isEqualTo("Failing row contains (1, x-${v}…...).");
    assertThat(hide("abcdefghijklmnop", "JSON data, line 1: ...efghijklm"))
        .isEqualTo("JSON data, line 1: ...${v}…");
  }

  @Test
  void aPartThatASyntaxErrorQuotesIsHidden() {
    assertThat(hide("pa'ss word", "syntax error at or near \"ss\"", "42601"))
        .isEqualTo("syntax error at or near \"${v}…\"");
    assertThat(hide("pa'ss word", "relation \"ss\" does not exist", "42P01"))
        .isEqualTo("relation \"ss\" does not exist");
    assertThat(hide("{ab}", "Token \"ab\" is invalid.", "22P02"))
        .isEqualTo("Token \"${v}…\" is invalid.");
  }

  @Test
  void aWordOfAValueThatIsTakenForANameIsHidden() {
    assertThat(hide("hunter2-of", "column \"hunter2\" does not exist", "42703"))
        .isEqualTo("column \"${v}…\" does not exist");
    assertThat(hide("hunter2-of", "column \"hunt\" does not exist", "42703"))
        .isEqualTo("column \"hunt\" does not exist");
  }

  @Test
  void eachOfSeveralValuesHasItsName() {
    assertThat(
            new PlaceholderMask(Map.of("a", "first", "b", "first of all", "c", "last"))
                .hide("first of all, first, FIRST, last", ""))
        .isEqualTo("${b}, ${a}, ${a}, ${c}");
  }
}
