package dev.aludel.quarkus;

import dev.aludel.AludelBuilder;
import dev.aludel.cli.ApplicationCommands;
import io.quarkus.runtime.LaunchMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Runs a command of the library on the application's own settings, data sources and beans. */
final class AludelCommandLine {

  /** What is there although nobody has set it. */
  private static final Map<String, String> DEFAULTS =
      Map.of("locations", "classpath:db/migrations", "allow-empty", "false", "target", "head");

  private static final List<String> ARGUMENTS = List.of("--aludel.run=", "--quarkus.aludel.run=");

  private final DatabaseAssembler assembler;
  private final Function<String, AludelBuilder> builders;

  private AludelCommandLine(DatabaseAssembler assembler, Function<String, AludelBuilder> builders) {
    this.assembler = assembler;
    this.builders = builders;
  }

  /** The command line of a process that ends with the command. */
  static AludelCommandLine inPlaceOf(AludelDatabases databases) {
    return new AludelCommandLine(databases.assembler(), databases::builder);
  }

  /** The command line beside a running application, which keeps its libraries as they are. */
  static AludelCommandLine beside(DatabaseAssembler assembler) {
    return new AludelCommandLine(assembler, assembler::builder);
  }

  /** {@return the command that the process was started for, if its arguments name one} */
  static Optional<String> asked(String[] arguments) {
    return Stream.of(arguments)
        .flatMap(
            argument ->
                ARGUMENTS.stream()
                    .filter(argument::startsWith)
                    .map(name -> argument.substring(name.length())))
        .findFirst();
  }

  /**
   * Runs the command.
   *
   * @param text the command and its options, such as {@code history --graph}
   * @return its exit code
   */
  int run(String text) {
    return commands().run(text);
  }

  /**
   * Runs the command, and prints in a console.
   *
   * @param text the command and its options
   * @param console is called with each piece of what is printed
   * @return its exit code
   */
  int run(String text, Consumer<String> console) {
    return commands().printingTo(console).run(text);
  }

  private ApplicationCommands commands() {
    ApplicationCommands commands = new ApplicationCommands(settings(), builders);
    boolean developing = LaunchMode.current() == LaunchMode.DEVELOPMENT;
    return developing ? commands.developing() : commands;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String name : assembler.names()) {
      String prefix = name.isEmpty() ? "" : "databases." + name + ".";
      assembler
          .settings(name)
          .forEach(
              (setting, value) -> {
                if (!value.equals(DEFAULTS.get(setting))) {
                  settings.put(prefix + setting, value);
                }
              });
    }
    return settings;
  }
}
