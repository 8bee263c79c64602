package dev.aludel.internal.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossyChangesTest {

  @Test
  void aTypeThatTakesEveryValueIsNotNarrower() {
    assertThat(LossyChanges.narrows("integer", "bigint")).isFalse();
    assertThat(LossyChanges.narrows("character varying(5)", "character varying(9)")).isFalse();
    assertThat(LossyChanges.narrows("character varying(5)", "character varying")).isFalse();
    assertThat(LossyChanges.narrows("character varying(5)", "text")).isFalse();
    assertThat(LossyChanges.narrows("numeric(8,2)", "numeric(10,2)")).isFalse();
    assertThat(LossyChanges.narrows("integer[]", "bigint[]")).isFalse();
  }

  @Test
  void aTypeThatMayRefuseAValueIsNarrower() {
    assertThat(LossyChanges.narrows("bigint", "integer")).isTrue();
    assertThat(LossyChanges.narrows("text", "character varying(9)")).isTrue();
    assertThat(LossyChanges.narrows("character varying", "character varying(9)")).isTrue();
    assertThat(LossyChanges.narrows("numeric(8,2)", "numeric(8,3)")).isTrue();
    assertThat(LossyChanges.narrows("numeric(8,2)", "numeric(9,1)")).isTrue();
    assertThat(LossyChanges.narrows("timestamp with time zone", "date")).isTrue();
    assertThat(LossyChanges.narrows("text", "integer")).isTrue();
    assertThat(LossyChanges.narrows("bigint[]", "integer[]")).isTrue();
    assertThat(LossyChanges.narrows("text[]", "text")).isTrue();
  }
}
