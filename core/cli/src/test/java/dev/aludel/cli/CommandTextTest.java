package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTextTest {

  @Test
  void wordsAreSplitAtBlanksOutsideQuotes() {
    assertThat(CommandText.words("  revision -m \"add users\" --head=20250101 'a b'c  "))
        .containsExactly("revision", "-m", "add users", "--head=20250101", "a bc");
    assertThat(CommandText.words(" ")).isEmpty();
  }

  @Test
  void aQuoteThatStaysOpenIsRefused() {
    assertThatThrownBy(() -> CommandText.words("revision -m 'join"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("A quote is not closed in the command: revision -m 'join");
  }

  @Test
  void wordsBecomeATextThatIsSplitIntoThemAgain() {
    List<String> words = List.of("revision", "-m", "it's \"new\"", "", "a  b", "--head=x");
    assertThat(CommandText.words(CommandText.of(words))).isEqualTo(words);
    assertThat(CommandText.of(List.of("history", "--graph"))).isEqualTo("history --graph");
  }
}
