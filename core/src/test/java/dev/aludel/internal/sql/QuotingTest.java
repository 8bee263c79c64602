package dev.aludel.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QuotingTest {

  @Test
  void aNameStandsInDoubleQuotes() {
    assertThat(Identifiers.quote("a b")).isEqualTo("\"a b\"");
    assertThat(Identifiers.quote("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
    assertThatThrownBy(() -> Identifiers.quote(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no name can be empty or hold a NUL character");
  }

  @Test
  void aTextStandsInSingleQuotes() {
    assertThat(Literals.quote("")).isEqualTo("''");
    assertThat(Literals.quote("it's")).isEqualTo("'it''s'");
    assertThat(Literals.quote("c:\\temp'")).isEqualTo("E'c:\\\\temp'''");
    assertThatThrownBy(() -> Literals.quote("\0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no string can hold a NUL character");
  }

  @Test
  void nothingInABlockEndsItsQuotes() {
    assertThat(DoBlock.of("BEGIN\nEND\n")).isEqualTo("DO $aludel$\nBEGIN\nEND\n$aludel$");
    assertThat(DoBlock.of("BEGIN RAISE '$aludel$ $aludel1$'; END"))
        .isEqualTo("DO $aludel2$\nBEGIN RAISE '$aludel$ $aludel1$'; END\n$aludel2$");
  }
}
