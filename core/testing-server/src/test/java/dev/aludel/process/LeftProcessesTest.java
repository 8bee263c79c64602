package dev.aludel.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a test leaves is ended, with what it has started itself. */
@ForksProcesses
class LeftProcessesTest {

  private static final List<ProcessHandle> LEFT = new ArrayList<>();

  @Test
  void aProcessAndItsOwn() throws Exception {
    Process shell =
        LeftProcesses.start(new ProcessBuilder("sh", "-c", "sleep 1000 & echo started; wait"));
    assertThat((char) shell.getInputStream().read()).isEqualTo('s');
    LEFT.add(shell.toHandle());
    LEFT.addAll(shell.descendants().toList());
    assertThat(LEFT).hasSize(2).allMatch(ProcessHandle::isAlive);
  }

  @AfterAll
  static void nothingOfThatIsLeft() {
    assertThat(LEFT).hasSize(2).noneMatch(ProcessHandle::isAlive);
  }
}
