package dev.aludel;

import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.script.Sources;
import dev.aludel.internal.target.Autogenerator;
import dev.aludel.internal.target.TargetOptions;
import dev.aludel.request.AutogenerateCustomizer;
import dev.aludel.request.SchemaModel;
import dev.aludel.setting.AutogenerateSettings;
import dev.aludel.setting.DatabaseUrl;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the workbench compares the revisions with, and where both are made real.
 *
 * @param settings the settings
 * @param models models that the application gave
 * @param customizers what the application has to say about what is compared and written
 * @param entities the models of the application's own persistence units, where a framework knows
 *     them
 * @param classLoader what others are looked for with
 */
record WantedSchema(
    AutogenerateSettings settings,
    List<SchemaModel> models,
    List<AutogenerateCustomizer> customizers,
    Optional<Function<String, List<SchemaModel>>> entities,
    ClassLoader classLoader) {

  /** Copies the lists. */
  WantedSchema {
    models = List.copyOf(models);
    customizers = List.copyOf(customizers);
  }

  Autogenerator autogenerator(
      Sources sources, ConnectionSource source, RunSettings run, String workingFolder) {
    return new Autogenerator(
        new TargetOptions(
            settings, scratchServer(), models, customizers, entities, classLoader, workingFolder),
        sources,
        source,
        run);
  }

  private Optional<ConnectionSource> scratchServer() {
    if (!settings.scratch().contains(":")) {
      return Optional.empty();
    }
    return Optional.of(ConnectionSource.of(DatabaseUrl.parse(settings.scratch())));
  }
}
