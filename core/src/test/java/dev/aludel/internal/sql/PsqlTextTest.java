package dev.aludel.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PsqlTextTest {

  @Test
  void aBlankKeepsPsqlsVariablesOut() {
    assertThat(PsqlText.of("SELECT a[1:USER], b[:\"HOST\"], JSON_OBJECT('k':'v'), c[i:j]"))
        .isEqualTo("SELECT a[1: USER], b[: \"HOST\"], JSON_OBJECT('k': 'v'), c[i: j]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT a::text, b[1:2], c[:], ':USER', \":USER\", $$:USER$$, E'\\':USER' -- :USER",
        "CALL p(a := 1, b => ':x') /* :USER */",
      })
  void everythingElseStaysAsItIs(String sql) {
    assertThat(PsqlText.of(sql)).isEqualTo(sql);
  }
}
