package dev.aludel.quarkus;

import dev.aludel.error.ConfigurationException;
import dev.aludel.request.SchemaModel;
import io.quarkus.arc.Arc;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What the application's persistence units want, in dev mode, in tests, and where the process runs
 * a command.
 */
@Singleton
class EntityUnits {

  /** How Quarkus calls the unit without a name. */
  static final String DEFAULT = "<default>";

  private static final String FACTORY = "jakarta.persistence.EntityManagerFactory";
  private static final String ENTITIES = "dev.aludel.hibernate.HibernateModel";

  /** What the last start heard of, should Hibernate's own validation end it; for dev mode alone. */
  private static final Map<String, SchemaModel> LAST = new TreeMap<>();

  private static volatile int expected;

  private final Map<String, SchemaModel> units = new TreeMap<>();
  private volatile boolean listening = LaunchMode.current().isDevOrTest();

  EntityUnits() {}

  /** Units are heard of from now on. */
  void listen() {
    listening = true;
  }

  boolean isListening() {
    return listening;
  }

  /** Keeps the newest that was heard of a unit. */
  synchronized void add(String name, SchemaModel model) {
    units.put(name, model);
    if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
      synchronized (LAST) {
        LAST.put(name, model);
      }
    }
  }

  /** A start in dev mode begins, which has heard of no unit yet. */
  static void begin() {
    synchronized (LAST) {
      LAST.clear();
    }
    expected = arePossible() ? UnitReader.count() : 0;
  }

  /** {@return whether there can be any} */
  static boolean arePossible() {
    return isThere(FACTORY) && isThere(ENTITIES) && isThere("org.hibernate.SessionFactory");
  }

  private static boolean isThere(String type) {
    try {
      Class.forName(type, false, Thread.currentThread().getContextClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /**
   * The models of units of the application that is running, or of the last start.
   *
   * @param dataSource the data source of a database, as Quarkus names it
   * @param unit the name of a unit, or an empty text for all that are on that data source
   */
  static List<SchemaModel> models(String dataSource, String unit) {
    Map<String, SchemaModel> all =
        Arc.container() == null ? last() : Arc.container().instance(EntityUnits.class).get().made();
    if (!unit.isEmpty()) {
      SchemaModel named = all.get(unit);
      if (named == null) {
        throw new ConfigurationException(
            "models",
            "There is no persistence unit '%s' in this application.".formatted(unit),
            all.isEmpty()
                ? "Hibernate ORM has no entity, or is switched off."
                : "There is %s."
                    .formatted(
                        all.keySet().stream()
                            .map(name -> "'" + name + "'")
                            .collect(Collectors.joining(", "))));
      }
      return List.of(named);
    }
    return all.entrySet().stream()
        .filter(one -> dataSource(one.getKey()).equals(dataSource))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** A start that ended before all of them were heard of knows too little to compare. */
  private static Map<String, SchemaModel> last() {
    synchronized (LAST) {
      if (LAST.isEmpty() || LAST.size() < expected) {
        throw new ConfigurationException(
            "models",
            "What the entities want is not known while the application doesn't start.",
            "Mend what it says of its start first; 'import database', 'stamp' and 'current' work meanwhile.");
      }
      return new TreeMap<>(LAST);
    }
  }

  /** A command comes before the application's own start, which makes them otherwise. */
  private Map<String, SchemaModel> made() {
    if (copy().isEmpty() || !LaunchMode.current().isDevOrTest()) {
      try {
        UnitReader.makeAll();
      } catch (RuntimeException e) {
        // A unit that was heard of, and doesn't fit the database, says all the same what it wants.
        if (copy().isEmpty()) {
          throw e;
        }
      }
    }
    return copy();
  }

  private synchronized Map<String, SchemaModel> copy() {
    return new TreeMap<>(units);
  }

  /** A unit without a word on it is on the data source without a name. */
  private static String dataSource(String unit) {
    Config config = ConfigProvider.getConfig();
    String key = unit.equals(DEFAULT) ? "" : "\"" + unit + "\".";
    return config
        .getOptionalValue("quarkus.hibernate-orm." + key + "datasource", String.class)
        .or(
            () ->
                config.getOptionalValue(
                    "quarkus.hibernate-orm." + key.replace("\"", "") + "datasource", String.class))
        .orElse(DataSourceUtil.DEFAULT_DATASOURCE_NAME);
  }
}
