package dev.aludel.hibernate;

import dev.aludel.error.AutogenerateException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.request.SchemaModel;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.ServerVersion;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.boot.Metadata;
import org.hibernate.service.ServiceRegistry;

/**
 * The entities of an application as the wanted schema: the DDL that Hibernate ORM, 6.6 to 7.x,
 * would create for a server of the version that is used. It needs no connection and no dialect, and
 * runs no {@code import.sql}.
 *
 * <p>The setting {@code models} makes one with the word {@code hibernate} or {@code
 * hibernate:UNIT}. What Hibernate can't express, such as a trigger, a partial index or a table's
 * options, stays as the revisions make it; see {@link #manages}.
 */
public final class HibernateModel implements SchemaModel {

  /** The names that Hibernate makes up for constraints and indexes. */
  private static final Pattern MADE_UP = Pattern.compile("(?i)(FK|UK|IDX)[0-9a-z]{20,26}");

  private final String name;
  private final Function<ServerVersion, String> ddl;

  /**
   * The model of a unit that is known.
   *
   * @param unit its classes and settings
   * @param classLoader what sees them, and Hibernate
   */
  public HibernateModel(EntityUnit unit, ClassLoader classLoader) {
    this(unit.name(), version -> HibernateDdl.of(unit, classLoader, version));
  }

  private HibernateModel(String name, Function<ServerVersion, String> ddl) {
    this.name = name;
    this.ddl = ddl;
  }

  /**
   * The model of a unit that a container set up. The container's own provider says the DDL, with
   * all that the application gave it: naming strategies, converters, beans. No connection is
   * opened, and an EntityManagerFactory that the container has made goes on unchanged.
   *
   * @param name what messages and the header of a written revision call it
   * @param provider Hibernate's provider, or one that extends it
   * @param unit the unit
   * @param properties what the container gives the provider beside the unit
   * @return the model
   */
  public static HibernateModel of(
      String name,
      PersistenceProvider provider,
      PersistenceUnitInfo unit,
      Map<String, ?> properties) {
    return new HibernateModel(
        name, version -> ContainerUnit.ddl(name, provider, unit, properties, version));
  }

  /**
   * The model of a SessionFactory that is being made, out of what an {@link
   * org.hibernate.integrator.spi.Integrator} is given. The DDL is written at once, in the factory's
   * own dialect; nothing of the factory is kept.
   *
   * @param name what messages and the header of a written revision call it
   * @param metadata what the factory is made from
   * @param registry the factory's services
   * @return the model; where Hibernate refuses, it says so when it is asked
   */
  public static HibernateModel ofFactory(String name, Metadata metadata, ServiceRegistry registry) {
    try {
      String ddl =
          HibernateDdl.told(
              name,
              Thread.currentThread().getContextClassLoader(),
              () -> HibernateDdl.written(metadata, registry));
      return new HibernateModel(name, version -> ddl);
    } catch (AutogenerateException e) {
      return new HibernateModel(
          name,
          version -> {
            throw e;
          });
    }
  }

  /**
   * The model of what the class path has: annotated classes, {@code META-INF/orm.xml}, {@code
   * META-INF/persistence.xml}, {@code hibernate.properties}.
   *
   * @param persistenceUnit the name of a unit in {@code persistence.xml}; empty for all that is
   *     annotated, together with the only unit, if there is one
   * @param packages packages to look in, with those below; empty for all
   * @param properties settings of Hibernate, which win over those of {@code persistence.xml}
   * @param classLoader what sees the classes, and Hibernate
   * @return the model; nothing where there is no entity
   * @throws ConfigurationException where there is no such unit, or more than one to choose from
   */
  public static Optional<HibernateModel> onClassPath(
      Optional<String> persistenceUnit,
      List<String> packages,
      Map<String, String> properties,
      ClassLoader classLoader) {
    List<PersistenceXml.Unit> units = PersistenceXml.units(classLoader);
    Optional<PersistenceXml.Unit> chosen =
        persistenceUnit.map(name -> named(name, units)).or(() -> only(units));
    String name = "hibernate" + persistenceUnit.map(one -> ":" + one).orElse("");
    EntityUnit unit =
        new EntityUnit(
            name, List.of(), List.of(), List.of(), PersistenceXml.properties(classLoader));
    if (chosen.isEmpty() || !chosen.get().closed()) {
      unit = unit.and(EntityScan.unit(name, classLoader, packages));
    }
    if (chosen.isPresent()) {
      unit = unit.and(chosen.get().unit());
    }
    if (unit.classes().isEmpty() && unit.mappingFiles().isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> settings = new LinkedHashMap<>(properties);
    return Optional.of(
        new HibernateModel(
            unit.and(new EntityUnit(name, List.of(), List.of(), List.of(), settings)),
            classLoader));
  }

  private static PersistenceXml.Unit named(String name, List<PersistenceXml.Unit> units) {
    return units.stream()
        .filter(unit -> unit.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "models",
                    "There is no persistence unit '%s' on the class path.".formatted(name),
                    units.isEmpty()
                        ? "No META-INF/persistence.xml was found. Write 'hibernate' for all entities of"
                            + " the class path."
                        : "META-INF/persistence.xml has %s.".formatted(names(units))));
  }

  private static Optional<PersistenceXml.Unit> only(List<PersistenceXml.Unit> units) {
    if (units.size() > 1) {
      throw new ConfigurationException(
          "models",
          "META-INF/persistence.xml has more than one unit: %s.".formatted(names(units)),
          "Say which ones are wanted: 'models=%s'."
              .formatted(
                  units.stream()
                      .map(unit -> "hibernate:" + unit.name())
                      .collect(Collectors.joining(","))));
    }
    return units.stream().findFirst();
  }

  private static String names(List<PersistenceXml.Unit> units) {
    return units.stream().map(unit -> "'" + unit.name() + "'").collect(Collectors.joining(", "));
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * {@inheritDoc}
   *
   * @throws AutogenerateException where Hibernate refuses the entities
   */
  @Override
  public String ddl(ServerVersion version) {
    return ddl.apply(version);
  }

  @Override
  public boolean manages(SchemaObject object, Schema schema) {
    return Expressible.isExpressible(object, schema);
  }

  @Override
  public SchemaObject carrying(SchemaObject wanted, SchemaObject there) {
    return Expressible.carrying(wanted, there);
  }

  @Override
  public boolean makesUp(String objectName) {
    return MADE_UP.matcher(objectName).matches();
  }

  @Override
  public String toString() {
    return "HibernateModel[" + name + "]";
  }
}
