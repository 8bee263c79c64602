package dev.aludel.cli;

import dev.aludel.internal.text.ShownText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command line's program: {@code java -cp … dev.aludel.cli.Main history --graph}.
 *
 * <p>Results go to standard output, errors and log lines to standard error. The exit code is 0 when
 * done, 1 for a failure or a check that doesn't hold, 2 for wrong usage, and 130 after Ctrl-C.
 */
public final class Main {

  private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

  private Main() {}

  /**
   * Runs one command and ends the process.
   *
   * @param arguments the command and its options
   */
  public static void main(String[] arguments) {
    List<String> words = Arguments.asTyped(arguments);
    quietenLog(words.contains("--debug"));
    Surroundings surroundings = Surroundings.ofProcess();
    Interruption interruption = Interruption.watch(surroundings.err());
    int code = 1;
    try {
      code = run(words, surroundings);
    } finally {
      interruption.disarm();
    }
    System.exit(code);
  }

  /** Progress is printed by the commands, so that only warnings are left for the log to say. */
  private static void quietenLog(boolean debug) {
    if (System.getProperty(LOG_LEVEL) == null) {
      System.setProperty(LOG_LEVEL, debug ? "debug" : "warn");
      System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
      System.setProperty("org.slf4j.simpleLogger.showShortLogName", "true");
      // Hibernate warns that it has no connection, which is what is wanted of it here.
      System.setProperty("org.slf4j.simpleLogger.log.org.hibernate", debug ? "debug" : "error");
      System.setProperty("org.jboss.logging.provider", "slf4j");
    }
  }

  static int run(List<String> arguments, Surroundings surroundings) {
    return run(arguments, surroundings, new AludelCommand(surroundings));
  }

  static int run(List<String> arguments, Surroundings surroundings, AludelCommand root) {
    CommandLine line = commandLine(root, surroundings);
    int code = execute(line, arguments, surroundings);
    boolean cut = surroundings.out().checkError();
    if (cut) {
      surroundings
          .err()
          .println(
              "error: The output could not be written to its end, so what came of it is cut off.\nSee whether the disk is full, or what reads the pipe ended. What the command did is done.");
    }
    surroundings.err().flush();
    return cut && code == 0 ? 1 : code;
  }

  private static int execute(CommandLine line, List<String> arguments, Surroundings surroundings) {
    try {
      return line.execute(arguments.toArray(String[]::new));
    } catch (OutOfMemoryError e) {
      surroundings.out().flush();
      surroundings
          .err()
          .println(
              "error: The JVM's memory of %s MB is full.\nGive it more with 'java -Xmx…'. 'log' tells what ran."
                  .formatted(Runtime.getRuntime().maxMemory() >> 20));
      return 1;
    }
  }

  static CommandLine commandLine(AludelCommand root, Surroundings surroundings) {
    Ansi ansi = surroundings.colours() ? Ansi.ON : Ansi.OFF;
    CommandLine line =
        new CommandLine(root, new CommandFactory(root))
            .setOut(surroundings.out())
            .setErr(surroundings.err())
            .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(false)
            .setUsageHelpWidth(100)
            .setExecutionStrategy(new TenantLoop(root))
            .setParameterExceptionHandler(Main::wrongUsage)
            .setExecutionExceptionHandler(
                (exception, command, result) -> root.failed(exception, debug(result)));
    showOwnOptionsOnly(line);
    return line;
  }

  private static boolean debug(@Nullable ParseResult result) {
    return result != null && result.originalArgs().contains("--debug");
  }

  /** The options that every command has are in the help of the program alone. */
  private static void showOwnOptionsOnly(CommandLine line) {
    for (CommandLine command : line.getSubcommands().values()) {
      command
          .getHelpSectionMap()
          .put(
              UsageMessageSpec.SECTION_KEY_OPTION_LIST,
              help ->
                  help.optionListExcludingGroups(
                      help.commandSpec().options().stream()
                          .filter(option -> !option.inherited() && !option.hidden())
                          .toList()));
      showOwnOptionsOnly(command);
    }
  }

  private static int wrongUsage(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    PrintWriter err = command.getErr();
    Optional<String> replacement =
        ForeignUsage.replacement(command.getCommandName(), command.getUnmatchedArguments());
    if (replacement.isPresent()) {
      err.println("error: " + ShownText.lines(replacement.get()));
      return command.getCommandSpec().exitCodeOnInvalidInput();
    }
    err.println("error: " + ShownText.lines(message(exception)));
    CommandLine.UnmatchedArgumentException.printSuggestions(exception, err);
    err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** A mistyped option is what was wrong, not what went missing because of it. */
  private static String message(ParameterException exception) {
    List<String> unknown =
        exception.getCommandLine().getUnmatchedArguments().stream()
            .filter(word -> word.startsWith("-"))
            .toList();
    return exception instanceof MissingParameterException && !unknown.isEmpty()
        ? "Unknown option: '" + unknown.get(0) + "'"
        : String.valueOf(exception.getMessage()).replaceFirst("^Error: ", "");
  }
}
