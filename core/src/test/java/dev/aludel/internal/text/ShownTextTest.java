package dev.aludel.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTextTest {

  @Test
  void aLineStaysOne() {
    assertThat(ShownText.line("a\nb\r\n\tc\u2028d\u0085e"))
        .isEqualTo("a\\nb\\r\\n\\tc\\u2028d\\u0085e");
    assertThat(ShownText.line("\u001b[31mred\u0007\u009b2J\u0000"))
        .isEqualTo("\\u001b[31mred\\u0007\\u009b2J\\u0000");
    assertThat(ShownText.line("a\u202eb\u2066c")).isEqualTo("a\\u202eb\\u2066c");
    assertThat(ShownText.line("plain é 😀 \\n")).isEqualTo("plain é 😀 \\n");
  }

  @Test
  void linesThatWereMeantStay() {
    assertThat(ShownText.lines("a\r\n\tb\rc\n\u001bd")).isEqualTo("a\n\tb\\rc\n\\u001bd");
    assertThat(ShownText.indented("a\nERROR b")).isEqualTo("a\n    ERROR b");
  }
}
