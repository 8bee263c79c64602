package dev.aludel.spring;

import dev.aludel.cli.ApplicationCommands;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs a command of the library on the application's own settings, data sources and beans. */
final class AludelCommandLine {

  private final AludelDatabases databases;

  AludelCommandLine(AludelDatabases databases) {
    this.databases = databases;
  }

  /**
   * Runs the command.
   *
   * @param text the command and its options, such as {@code history --graph}
   * @return its exit code
   */
  int run(String text) {
    return new ApplicationCommands(settings(), name -> databases.database(name).builder())
        .run(text);
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Database database : databases.all()) {
      String prefix = database.name().isEmpty() ? "" : "databases." + database.name() + ".";
      database.settings().forEach((setting, value) -> settings.put(prefix + setting, value));
    }
    return settings;
  }
}
