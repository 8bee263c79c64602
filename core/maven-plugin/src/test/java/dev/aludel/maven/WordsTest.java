package dev.aludel.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void aLineIsSplitAsInAShell() throws MojoFailureException {
    assertThat(Words.of(null)).isEmpty();
    assertThat(Words.of("  ")).isEmpty();
    assertThat(Words.of("merge heads  -m 'join both' --head=\"a b\"c ''"))
        .containsExactly("merge", "heads", "-m", "join both", "--head=a bc", "");
  }

  @Test
  void aQuoteThatStaysOpenIsRefused() {
    assertThatThrownBy(() -> Words.of("revision -m 'join"))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("A quote is not closed in: revision -m 'join");
  }
}
