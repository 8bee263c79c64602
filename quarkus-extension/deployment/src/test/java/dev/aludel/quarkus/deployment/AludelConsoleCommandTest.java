package dev.aludel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.quarkus.DevTerminal;
import io.quarkus.dev.console.DevConsoleManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AludelConsoleCommandTest {

  @Test
  void whatIsTypedReachesTheApplicationAsItWasTyped() throws Exception {
    List<Map<String, String>> asked = new ArrayList<>();
    DevConsoleManager.register(
        "aludel.run",
        parameters -> {
          asked.add(parameters);
          Consumer<String> print = DevConsoleManager.getGlobal("aludel.print");
          print.accept("heard %s\n".formatted(parameters.get("command")));
          return 0;
        });
    DevTerminal terminal = new DevTerminal();
    assertThat(terminal.type("aludel history --graph -r 20250101_090000:"))
        .isEqualTo("heard history --graph -r 20250101_090000:\n");
    terminal.type("aludel revision -m \"add users\"");
    terminal.type("aludel");
    assertThat(asked)
        .containsExactly(
            Map.of("command", "history --graph -r 20250101_090000:"),
            Map.of("command", "revision -m \"add users\""),
            Map.of("command", ""));
  }
}
