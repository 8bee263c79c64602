package dev.aludel;

import dev.aludel.error.AludelException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.setting.Settings;
import dev.aludel.setting.TableSettings;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The schemas that each get the revisions for themselves.
 *
 * @param source tells them, whenever it is asked; empty where there is one schema for all
 * @param atOnce how many are worked on at the same time
 */
record Tenancy(Optional<Supplier<List<String>>> source, int atOnce) {

  static final Tenancy NONE = new Tenancy(Optional.empty(), 1);

  /**
   * The tenants of an application.
   *
   * @param given tells their schemas, where the application does
   * @param settings names them else, and says how many are worked on at the same time
   * @throws ConfigurationException where there is one schema for them all
   */
  static Tenancy of(Optional<Supplier<List<String>>> given, Settings settings) {
    Tenancy tenancy =
        new Tenancy(
            given.or(() -> settings.tenants().map(schemas -> () -> schemas)),
            settings.tenantsAtOnce());
    tenancy.refuseOneSchema(settings.tables());
    return tenancy;
  }

  /** Two tenants of one name would be one schema that two threads work on. */
  List<String> schemas() {
    List<String> schemas = source.map(Tenancy::read).orElse(List.of());
    TreeSet<String> seen = new TreeSet<>();
    for (String schema : schemas) {
      if (schema.isBlank() || !seen.add(schema)) {
        throw new ConfigurationException(
            "tenants",
            schema.isBlank()
                ? "A tenant has an empty name."
                : "The tenant '" + schema + "' is there twice.",
            "Name each tenant's schema once.");
      }
    }
    return schemas;
  }

  /** One schema for all tenants would be none for each. */
  private void refuseOneSchema(TableSettings tables) {
    if (source.isPresent() && tables.schema().or(tables::versionSchema).isPresent()) {
      String setting = tables.schema().isPresent() ? "schema" : "version-schema";
      throw new ConfigurationException(
          setting,
          "Setting '%s' names one schema, and 'tenants' names several.".formatted(setting),
          "Leave out one of the two: each tenant has tables of its own in its schema.");
    }
  }

  private static List<String> read(Supplier<List<String>> source) {
    try {
      return List.copyOf(source.get());
    } catch (AludelException e) {
      throw e;
    } catch (RuntimeException e) {
      ConfigurationException failed =
          new ConfigurationException(
              "tenants",
              "The names of the tenants could not be read: " + e.getMessage(),
              "It works before any tenant's revisions run: let it read what is there by then.");
      failed.addSuppressed(e);
      throw failed;
    }
  }
}
