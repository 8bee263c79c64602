package dev.aludel.internal.target;

import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.request.SchemaModel;
import dev.aludel.setting.AutogenerateSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the wanted schema is and where it is made real.
 *
 * @param settings the settings
 * @param scratchServer the server that the setting {@code scratch} names, where it names one
 * @param supplied models that the application gave
 * @param entities the models of the application's own persistence units: of one, or of all where
 *     the text is empty; absent where the class path is searched for entities
 * @param classLoader what models are looked for with
 * @param workingFolder where relative paths start; empty for the process's own
 */
public record TargetOptions(
    AutogenerateSettings settings,
    Optional<ConnectionSource> scratchServer,
    List<SchemaModel> supplied,
    Optional<Function<String, List<SchemaModel>>> entities,
    ClassLoader classLoader,
    String workingFolder) {

  /** Copies the list. */
  public TargetOptions {
    supplied = List.copyOf(supplied);
  }

  /**
   * The same with other settings.
   *
   * @param changed the settings
   * @return the changed options
   */
  public TargetOptions with(AutogenerateSettings changed) {
    return new TargetOptions(
        changed, scratchServer, supplied, entities, classLoader, workingFolder);
  }
}
