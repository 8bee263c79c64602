package dev.aludel.spring;

import dev.aludel.Aludel;
import dev.aludel.AludelBuilder;
import java.util.Map;
import java.util.Optional;

/**
 * One database, and what is to happen to it.
 *
 * @param name the name under {@code aludel.databases}, or an empty text
 * @param builder what the application says of it
 * @param aludel the library for it
 * @param settings its settings by the library's names
 * @param dataSource the data source that its settings name
 * @param place where it is: a data source, or a URL as text
 * @param login what says who connects
 */
record Database(
    String name,
    AludelBuilder builder,
    Aludel aludel,
    Map<String, String> settings,
    Optional<String> dataSource,
    Object place,
    LoginOrigin login) {

  /** Copies the map. */
  Database {
    settings = Map.copyOf(settings);
  }

  /** {@return the name as messages show it} */
  String title() {
    return name.isEmpty() ? "default" : name;
  }

  /** {@return what stands before the names of its settings} */
  String prefix() {
    return DataSourceChoice.prefix(name);
  }

  /** {@return what is to happen to it, in the word of the setting} */
  String mode() {
    return settings.getOrDefault("enabled", "true").equals("false")
        ? "none"
        : settings.getOrDefault("mode", "upgrade");
  }

  /** Leaves out the settings, of which some are secret. */
  @Override
  public String toString() {
    return "database '" + title() + "'";
  }
}
