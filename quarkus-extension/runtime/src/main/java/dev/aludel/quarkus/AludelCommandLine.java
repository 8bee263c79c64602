package dev.aludel.quarkus;

import dev.aludel.cli.ApplicationCommands;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs a command of the library on the application's own settings, data sources and beans. */
final class AludelCommandLine {

  private static final List<String> ARGUMENTS = List.of("--aludel.run=", "--quarkus.aludel.run=");

  private final DatabaseAssembler assembler;

  AludelCommandLine(DatabaseAssembler assembler) {
    this.assembler = assembler;
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
    return new ApplicationCommands(settings(), assembler::builder).run(text);
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String name : assembler.names()) {
      String prefix = name.isEmpty() ? "" : "databases." + name + ".";
      assembler.settings(name).forEach((setting, value) -> settings.put(prefix + setting, value));
    }
    return settings;
  }
}
