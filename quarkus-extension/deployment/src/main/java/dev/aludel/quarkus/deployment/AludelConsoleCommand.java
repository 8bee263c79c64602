package dev.aludel.quarkus.deployment;

import dev.aludel.quarkus.DevConsole;
import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.dev.spi.HotReplacementContext;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.aesh.command.Command;
import org.aesh.command.CommandDefinition;
import org.aesh.command.CommandResult;
import org.aesh.command.invocation.CommandInvocation;
import org.aesh.command.option.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * What is typed in the console of dev mode behind {@code aludel}: {@code aludel history --graph}.
 */
@CommandDefinition(
    name = "aludel",
    description = "Runs a command of Aludel on this application, such as 'aludel history --graph'",
    disableParsing = true)
public final class AludelConsoleCommand implements Command<CommandInvocation> {

  /** The command and its options. */
  @Arguments public @Nullable List<String> words;

  /** Made by the console. */
  public AludelConsoleCommand() {}

  @Override
  public CommandResult execute(CommandInvocation invocation) {
    List<String> typed = words;
    String command = typed == null ? "" : text(typed);
    Consumer<String> print = invocation::print;
    DevConsoleManager.setGlobal(DevConsole.PRINT, print);
    int code = DevConsoleManager.invoke(DevConsole.RUN, Map.of(DevConsole.COMMAND, command));
    reload(invocation);
    return CommandResult.valueOf(code);
  }

  /**
   * A revision that the command wrote is run now, and not at the next request: continuous testing
   * may look at the files before that, and a new file is a new one for the first that looks.
   */
  private static void reload(CommandInvocation invocation) {
    HotReplacementContext development = DevConsoleManager.getHotReplacementContext();
    if (development == null) {
      return;
    }
    try {
      development.doScan(true);
    } catch (Exception e) {
      invocation.println("The application was not reloaded: " + e.getMessage());
    }
  }

  /** The console has taken away the quotes. */
  private static String text(List<String> words) {
    return words.stream()
        .map(word -> word.contains(" ") ? '"' + word + '"' : word)
        .collect(Collectors.joining(" "));
  }
}
