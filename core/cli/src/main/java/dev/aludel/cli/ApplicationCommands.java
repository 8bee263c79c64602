package dev.aludel.cli;

import dev.aludel.AludelBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The commands inside an application: they work on its configuration, and print to its standard
 * output.
 *
 * <p>A framework's adapter runs one command so, in place of the application:
 *
 * <pre>{@code
 * int exitCode = new ApplicationCommands(settings, builders).run("history --graph");
 * }</pre>
 */
public final class ApplicationCommands {

  private final HostApplication application;
  private final Surroundings surroundings;

  /**
   * Takes what the application has.
   *
   * @param settings the application's settings by name, without the prefix {@code aludel.}; those
   *     of further databases as {@code databases.<name>.…}
   * @param builders a builder for the database of a name, or of an empty text, with the settings
   *     and everything else that the application adds
   */
  public ApplicationCommands(
      Map<String, String> settings, Function<String, AludelBuilder> builders) {
    this(new HostApplication(settings, builders, false), Surroundings.ofProcess());
  }

  private ApplicationCommands(HostApplication application, Surroundings surroundings) {
    this.application = application;
    this.surroundings = surroundings;
  }

  /**
   * Says that the builders have the defaults of {@link AludelBuilder#developing()}, which {@code
   * config} then shows as such.
   *
   * @return the same commands
   */
  public ApplicationCommands developing() {
    return new ApplicationCommands(
        new HostApplication(application.settings(), application.builders(), true), surroundings);
  }

  /**
   * Says that a console of the application's own shows what the commands print, in place of the
   * process's standard output and standard error.
   *
   * @param console is called with each piece of text
   * @return the same commands
   */
  public ApplicationCommands printingTo(Consumer<String> console) {
    return new ApplicationCommands(application, surroundings.printingTo(console));
  }

  /**
   * Runs one command that is one text, as it would be typed.
   *
   * @param text the command and its options, such as {@code history --graph}; words with blanks
   *     stand in quotes. An empty text is {@code help}
   * @return the exit code
   */
  public int run(String text) {
    List<String> words = CommandText.words(text);
    return run(words.isEmpty() ? List.of("help") : words);
  }

  /**
   * Runs one command.
   *
   * @param arguments the command and its options, which win over the application's settings
   * @return the exit code: 0 when done, 1 for a failure or a check that doesn't hold, 2 for wrong
   *     usage
   */
  public int run(List<String> arguments) {
    return Main.run(arguments, surroundings, new AludelCommand(surroundings, application));
  }
}
