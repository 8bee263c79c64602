package dev.aludel.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "none",
        "%s",
        "a %s b %s",
        "%2$s, %1$s and %1$s",
        "100%% of %s",
        "%s%s",
        "%%s"
      })
  void fillsAsFormatDoes(String text) {
    assertThat(Gaps.fill(text, "one", 2)).isEqualTo(String.format(text, "one", 2));
  }

  @Test
  void aValueMayHoldAnything() {
    assertThat(Gaps.fill("<%s>", "%s $1 \\ %")).isEqualTo("<%s $1 \\ %>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%d", "%", "%s %s", "%3$s", "%0$s", "%12$s", "50 % of it"})
  void refusesWhatItDoesNotKnow(String text) {
    assertThatThrownBy(() -> Gaps.fill(text, "one"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }
}
