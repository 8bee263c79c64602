package dev.aludel.spring;

import dev.aludel.error.ConfigurationException;
import dev.aludel.request.SchemaModel;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/** Which of the application's persistence units say what is wanted of a database. */
final class EntityUnits {

  private static final List<String> NEEDED =
      List.of(
          "jakarta.persistence.spi.PersistenceProvider",
          "org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean",
          "org.hibernate.boot.MetadataSources");

  private final ConfigurableListableBeanFactory beans;
  private final boolean started;
  private final boolean alone;
  private @Nullable List<EntityUnit> all;

  /**
   * Looks at nothing yet.
   *
   * @param beans where the units are
   * @param started whether the application goes on, so that its EntityManagerFactories are made as
   *     ever; without it they are set up and never made
   * @param alone whether there is one database, which every unit is about then
   */
  EntityUnits(ConfigurableListableBeanFactory beans, boolean started, boolean alone) {
    this.beans = beans;
    this.started = started;
    this.alone = alone;
  }

  /** {@return whether the class path has what units are made with} */
  boolean arePossible() {
    ClassLoader loader =
        Objects.requireNonNullElseGet(
            beans.getBeanClassLoader(), EntityUnits.class::getClassLoader);
    return NEEDED.stream().allMatch(type -> ClassUtils.isPresent(type, loader));
  }

  /**
   * The models of units.
   *
   * @param database the name of the database
   * @param place where it is
   * @param unit the name of a unit, or an empty text for all that are about the database
   */
  List<SchemaModel> models(String database, Object place, String unit) {
    List<EntityUnit> units = all();
    if (!unit.isEmpty()) {
      return List.of(named(unit, units).model());
    }
    return units.stream()
        .filter(one -> isAbout(one, database, place, units.size()))
        .map(EntityUnit::model)
        .toList();
  }

  private boolean isAbout(EntityUnit unit, String database, Object place, int units) {
    return unit.isOn(place)
        || alone && units == 1
        || !database.isEmpty() && unit.name().equals(database);
  }

  private static EntityUnit named(String name, List<EntityUnit> units) {
    return units.stream()
        .filter(unit -> unit.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "models",
                    "There is no persistence unit '%s' in this application.".formatted(name),
                    units.isEmpty()
                        ? "No bean is a LocalContainerEntityManagerFactoryBean on Hibernate."
                        : "There is '%s'."
                            .formatted(
                                units.stream()
                                    .map(EntityUnit::name)
                                    .collect(Collectors.joining("', '")))));
  }

  private List<EntityUnit> all() {
    if (all == null) {
      all = started ? UnitReader.started(beans) : UnitReader.notStarted(beans);
    }
    return all;
  }
}
