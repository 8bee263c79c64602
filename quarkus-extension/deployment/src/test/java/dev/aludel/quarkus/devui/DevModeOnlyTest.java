package dev.aludel.quarkus.devui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.LaunchMode;
import org.junit.jupiter.api.Test;

class DevModeOnlyTest {

  @Test
  @SuppressWarnings("NullAway") // It refuses before it looks at them.
  void nothingAnswersThePageInAnApplicationThatWasBuiltOrIsTested() {
    LaunchMode before = LaunchMode.current();
    try {
      for (LaunchMode mode : new LaunchMode[] {LaunchMode.NORMAL, LaunchMode.TEST}) {
        LaunchMode.set(mode);
        assertThat(LaunchMode.current()).isEqualTo(mode);
        assertThatThrownBy(() -> new AludelJsonRpcService(null, null, null))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("What the Dev UI can do to a database is for dev mode alone.");
      }
    } finally {
      LaunchMode.set(before);
    }
  }
}
