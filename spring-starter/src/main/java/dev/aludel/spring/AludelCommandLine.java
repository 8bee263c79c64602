package dev.aludel.spring;

import dev.aludel.cli.ApplicationCommands;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs a command of the library on the application's own settings, data sources and beans. */
final class AludelCommandLine {

  private final AludelDatabases databases;
  private final boolean developing;

  /**
   * Runs nothing yet.
   *
   * @param databases what commands work on
   * @param developing whether the defaults for developing hold
   */
  AludelCommandLine(AludelDatabases databases, boolean developing) {
    this.databases = databases;
    this.developing = developing;
  }

  /**
   * Runs the command.
   *
   * @param text the command and its options, such as {@code history --graph}
   * @return its exit code
   */
  int run(String text) {
    ApplicationCommands commands =
        new ApplicationCommands(settings(), name -> databases.database(name).builder());
    return (developing ? commands.developing() : commands).run(text);
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
