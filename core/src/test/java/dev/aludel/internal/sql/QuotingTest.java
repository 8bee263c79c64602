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
}
