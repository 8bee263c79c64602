package dev.aludel.spring;

import dev.aludel.cli.ApplicationCommands;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/** Runs a command of the library on the application's own settings, data sources and beans. */
final class AludelCommandLine {

  private final ConfigurableListableBeanFactory beans;
  private final Environment environment;
  private final AludelProperties properties;

  AludelCommandLine(
      ConfigurableListableBeanFactory beans, Environment environment, AludelProperties properties) {
    this.beans = beans;
    this.environment = environment;
    this.properties = properties;
  }

  /**
   * Runs the command.
   *
   * @param text the command and its options, such as {@code history --graph}
   * @return its exit code
   */
  int run(String text) {
    DatabaseAssembler assembler = new DatabaseAssembler(beans, environment, properties, false);
    return new ApplicationCommands(
            settings(), name -> assembler.builder(name, properties(name).texts()))
        .run(text);
  }

  /** The command has found by then that a name has settings. */
  private AludelProperties properties(String name) {
    return name.isEmpty()
        ? properties
        : Optional.ofNullable(properties.further().get(name)).orElseThrow();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(properties.texts());
    properties
        .further()
        .forEach(
            (name, further) ->
                further
                    .texts()
                    .forEach(
                        (setting, value) ->
                            settings.put("databases." + name + "." + setting, value)));
    return settings;
  }
}
