package dev.aludel;

import dev.aludel.error.ConfigurationException;
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

  Tenancy with(Supplier<List<String>> schemas) {
    return new Tenancy(Optional.of(schemas), atOnce);
  }

  Tenancy withAtOnce(int number) {
    return new Tenancy(source, number);
  }

  /** Two tenants of one name would be one schema that two threads work on. */
  List<String> schemas() {
    List<String> schemas = source.map(Supplier::get).map(List::copyOf).orElse(List.of());
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
}
