package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandTextTest {

  @Test
  void wordsAreSplitAtBlanksOutsideQuotes() {
    assertThat(CommandText.words("  revision -m \"add users\" --head=20250101 'a b'c  "))
        .containsExactly("revision", "-m", "add users", "--head=20250101", "a bc");
    assertThat(CommandText.words(" ")).isEmpty();
  }
}
