package dev.aludel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.dev.console.DevConsoleManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aesh.command.AeshCommandRuntimeBuilder;
import org.aesh.command.CommandRuntime;
import org.aesh.command.impl.registry.AeshCommandRegistryBuilder;
import org.aesh.command.invocation.CommandInvocation;
import org.junit.jupiter.api.Test;

class AludelConsoleCommandTest {

  @Test
  void whatIsTypedReachesTheApplicationAsItWasTyped() throws Exception {
    List<Map<String, String>> asked = new ArrayList<>();
    DevConsoleManager.register(
        "aludel.run",
        parameters -> {
          asked.add(parameters);
          return 0;
        });
    CommandRuntime<CommandInvocation> console =
        AeshCommandRuntimeBuilder.<CommandInvocation>builder()
            .commandRegistry(
                AeshCommandRegistryBuilder.<CommandInvocation>builder()
                    .command(new DevConsoleProcessor().command().getConsoleCommand())
                    .create())
            .build();
    console.executeCommand("aludel history --graph -r 20250101_090000:");
    console.executeCommand("aludel revision -m \"add users\"");
    console.executeCommand("aludel");
    assertThat(asked)
        .containsExactly(
            Map.of("command", "history --graph -r 20250101_090000:"),
            Map.of("command", "revision -m \"add users\""),
            Map.of("command", ""));
  }
}
