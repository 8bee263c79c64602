package dev.aludel.cli;

import dev.aludel.AludelBuilder;
import java.util.Map;
import java.util.function.Function;

/**
 * The application whose configuration a command works on, where it runs inside one.
 *
 * @param settings its settings by name, those of further databases as {@code databases.<name>.…}
 * @param builders a builder for the database of a name, or of an empty text
 * @param developing whether the defaults for developing hold
 */
record HostApplication(
    Map<String, String> settings, Function<String, AludelBuilder> builders, boolean developing) {

  /** Copies the map. */
  HostApplication {
    settings = Map.copyOf(settings);
  }

  /** Leaves out the settings, of which some are secret. */
  @Override
  public String toString() {
    return "HostApplication" + settings.keySet();
  }
}
