package dev.aludel.quarkus;

import dev.aludel.Aludel;
import java.util.Map;

/**
 * One database, and what is to happen to it.
 *
 * @param name the name of its data source, or an empty text
 * @param aludel the library for it
 * @param settings its settings by the library's names
 */
record Database(String name, Aludel aludel, Map<String, String> settings) {

  /** Copies the map. */
  Database {
    settings = Map.copyOf(settings);
  }

  StartMode mode() {
    return StartMode.of(settings.getOrDefault("mode", "upgrade"));
  }

  String target() {
    return settings.getOrDefault("target", "head");
  }

  /** Leaves out the settings, of which some are secret. */
  @Override
  public String toString() {
    return "database '" + name + "'";
  }
}
