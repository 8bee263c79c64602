package dev.aludel.quarkus.deployment;

import dev.aludel.quarkus.DevConsole;
import dev.aludel.quarkus.devui.ErrorPages;
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
    reload(invocation);
    int code = run(command, invocation::print);
    if (reload(invocation)) {
      ContinuousTests.run();
    }
    return CommandResult.valueOf(code);
  }

  /** Once the command is done, nobody shows what is printed in the terminal. */
  private static int run(String command, Consumer<String> print) {
    Consumer<String> printed = text -> System.out.print(text);
    DevConsoleManager.setGlobal(DevConsole.PRINT, print);
    try {
      return DevConsoleManager.invoke(DevConsole.RUN, Map.of(DevConsole.COMMAND, command));
    } finally {
      DevConsoleManager.setGlobal(DevConsole.PRINT, printed);
    }
  }

  /**
   * An entity that was changed counts before the command, and a revision that the command wrote is
   * run after it. Both would wait for the next request otherwise.
   *
   * @return whether the application was started again
   */
  private static boolean reload(CommandInvocation invocation) {
    HotReplacementContext development = DevConsoleManager.getHotReplacementContext();
    if (development == null) {
      return false;
    }
    try {
      boolean restarted = development.doScan(true);
      Throwable problem = development.getDeploymentProblem();
      if (problem != null && !isOurs(problem)) {
        invocation.println("The application was not reloaded: " + problem.getMessage());
      }
      return restarted;
    } catch (Exception e) {
      invocation.println("The application was not reloaded: " + e.getMessage());
      return false;
    }
  }

  /**
   * Commands are for what the library refuses at a start, and for what Hibernate's validation
   * misses.
   */
  private static boolean isOurs(Throwable problem) {
    return Stream.iterate(problem, Objects::nonNull, Throwable::getCause)
        .map(cause -> cause.getClass().getName())
        .anyMatch(name -> name.startsWith("dev.aludel.") || name.equals(ErrorPages.VALIDATION));
  }

  /** The console has taken away the quotes. */
  private static String text(List<String> words) {
    return words.stream()
        .map(word -> word.contains(" ") ? '"' + word + '"' : word)
        .collect(Collectors.joining(" "));
  }
}
