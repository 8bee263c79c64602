package dev.aludel.internal.target;

import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.operation.Operation;
import dev.aludel.request.AutogenerateCustomizer;
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
 * @param customizers what the application has to say about what is compared and written
 * @param entities the models of the application's own persistence units: of one, or of all where
 *     the text is empty; absent where the class path is searched for entities
 * @param classLoader what models are looked for with
 * @param workingFolder where relative paths start; empty for the process's own
 */
public record TargetOptions(
    AutogenerateSettings settings,
    Optional<ConnectionSource> scratchServer,
    List<SchemaModel> supplied,
    List<AutogenerateCustomizer> customizers,
    Optional<Function<String, List<SchemaModel>>> entities,
    ClassLoader classLoader,
    String workingFolder) {

  /** Copies the lists. */
  public TargetOptions {
    supplied = List.copyOf(supplied);
    customizers = List.copyOf(customizers);
  }

  /** {@return operations as customizers want them, one after the other} */
  List<Operation> rewritten(List<Operation> operations) {
    List<Operation> rewritten = operations;
    for (AutogenerateCustomizer customizer : customizers) {
      rewritten = List.copyOf(customizer.rewrite(rewritten));
    }
    return rewritten;
  }

  /**
   * The same with other settings.
   *
   * @param changed the settings
   * @return the changed options
   */
  public TargetOptions with(AutogenerateSettings changed) {
    return new TargetOptions(
        changed, scratchServer, supplied, customizers, entities, classLoader, workingFolder);
  }
}
