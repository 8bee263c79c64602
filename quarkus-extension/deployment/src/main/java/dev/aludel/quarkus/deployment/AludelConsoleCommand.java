package dev.aludel.quarkus.deployment;

import dev.aludel.quarkus.DevConsole;
import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.dev.spi.HotReplacementContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    reload(invocation);
    int code = DevConsoleManager.invoke(DevConsole.RUN, Map.of(DevConsole.COMMAND, command));
    reload(invocation);
    return CommandResult.valueOf(code);
  }

  /**
   * An entity that was changed counts before the command, and a revision that the command wrote is
   * run after it. Both would wait for the next request otherwise. Continuous testing may look at
   * the files first, though, and a new file is a new one only for the first that looks.
   */
  private static void reload(CommandInvocation invocation) {
    HotReplacementContext development = DevConsoleManager.getHotReplacementContext();
    if (development == null) {
      return;
    }
    try {
      development.doScan(true);
      Throwable problem = development.getDeploymentProblem();
      if (problem != null && !isOurs(problem)) {
        invocation.println("The application was not reloaded: " + problem.getMessage());
      }
    } catch (Exception e) {
      invocation.println("The application was not reloaded: " + e.getMessage());
    }
  }

  /** What the library refuses at a start is what its commands are for. */
  private static boolean isOurs(Throwable problem) {
    return Stream.iterate(problem, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> cause.getClass().getName().startsWith("dev.aludel."));
  }

  /** The console has taken away the quotes. */
  private static String text(List<String> words) {
    return words.stream()
        .map(word -> word.contains(" ") ? '"' + word + '"' : word)
        .collect(Collectors.joining(" "));
  }
}
