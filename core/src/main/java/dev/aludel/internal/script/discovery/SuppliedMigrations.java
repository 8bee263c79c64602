package dev.aludel.internal.script.discovery;

import dev.aludel.internal.script.file.MigrationScript;
import dev.aludel.migration.Migration;
import dev.aludel.migration.MigrationFactory;
import java.util.List;

/**
 * The application's part in its Java revisions.
 *
 * @param instances those that it made itself; each wins over its class under a location
 * @param factories who makes those of some classes when they run; the first that does counts
 */
public record SuppliedMigrations(List<Migration> instances, List<MigrationFactory> factories) {

  /** The application leaves all to the library. */
  public static final SuppliedMigrations NOTHING = new SuppliedMigrations(List.of(), List.of());

  /** Copies the lists. */
  public SuppliedMigrations {
    instances = List.copyOf(instances);
    factories = List.copyOf(factories);
  }

  /** Reads what a class says of its revision. */
  public MigrationScript script(Class<? extends Migration> type) {
    return factories.stream()
        .filter(factory -> factory.makes(type))
        .findFirst()
        .map(factory -> MigrationScript.of(type, factory))
        .orElseGet(() -> MigrationScript.of(type));
  }
}
