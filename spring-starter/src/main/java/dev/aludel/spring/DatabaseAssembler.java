package dev.aludel.spring;

import dev.aludel.Aludel;
import dev.aludel.AludelBuilder;
import dev.aludel.error.ConfigurationException;
import dev.aludel.migration.Migration;
import dev.aludel.report.MigrationEvent;
import dev.aludel.report.MigrationListener;
import dev.aludel.request.SchemaModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/** Puts settings, data sources and beans together, a library for each database. */
final class DatabaseAssembler {

  private final ConfigurableListableBeanFactory beans;
  private final AludelProperties properties;
  private final UnknownSettings unknown;
  private final DataSourceChoice choice;
  private final String application;
  private final EntityUnits units;

  /**
   * Reads the names of settings.
   *
   * @param beans the application's beans
   * @param environment its configuration
   * @param properties the settings
   * @param started whether the application goes on; without it, it ends when a command is done
   */
  DatabaseAssembler(
      ConfigurableListableBeanFactory beans,
      Environment environment,
      AludelProperties properties,
      boolean started) {
    this.beans = beans;
    this.properties = properties;
    this.unknown = new UnknownSettings(environment);
    this.choice = new DataSourceChoice(beans, environment);
    this.application = environment.getProperty("spring.application.name", "");
    this.units = new EntityUnits(beans, started, properties.further().isEmpty());
  }

  /** None where it is switched off: the condition of that name is settled when AOT runs. */
  AludelDatabases assemble() {
    if (properties.off()) {
      return new AludelDatabases(List.of(), this::elsewhere);
    }
    List<Database> databases = new ArrayList<>();
    databases.add(database("", properties));
    properties.further().forEach((name, further) -> databases.add(database(name, further)));
    return new AludelDatabases(databases, this::elsewhere);
  }

  private Database database(String name, AludelProperties properties) {
    Map<String, String> settings = properties.texts();
    AludelBuilder builder = Aludel.builder();
    Object place = assemble(name, settings, builder);
    return new Database(name, builder.build(), settings, place);
  }

  /** A test's server is there to make databases on, wherever it is. */
  private Aludel elsewhere(Database database, DataSource dataSource) {
    Map<String, String> settings = new LinkedHashMap<>(database.settings());
    settings.putIfAbsent("scratch", "server");
    return builder(database.name(), settings)
        .dataSource(dataSource)
        .address(() -> DatabaseAddress.of(dataSource))
        .observer(dataSource)
        .build();
  }

  /** A builder with everything in it that the application says of a database. */
  AludelBuilder builder(String name, Map<String, String> settings) {
    AludelBuilder builder = Aludel.builder();
    assemble(name, settings, builder);
    return builder;
  }

  private Object assemble(String name, Map<String, String> settings, AludelBuilder builder) {
    if (beans.getBeanClassLoader() != null) {
      builder.classLoader(Objects.requireNonNull(beans.getBeanClassLoader()));
    }
    if (DevTools.run(beans.getBeanClassLoader())) {
      builder.developing();
    }
    try {
      builder.settings(unknown.with(name, settings));
    } catch (ConfigurationException e) {
      throw name.isEmpty() ? e : e.of(name, "databases." + name + ".");
    }
    if (!name.isEmpty() && !settings.containsKey("locations")) {
      throw new ConfigurationException(
          "databases." + name + ".locations",
          "The database '%s' has no locations, and would run the revisions of another one."
              .formatted(name),
          "Set 'aludel.databases.%s.locations'.".formatted(name));
    }
    Object place = choice.apply(name, settings, builder);
    builder.framework(name, AotDetector.useGeneratedArtifacts());
    if (units.arePossible()) {
      builder.entities(unit -> units.models(name, place, unit));
    }
    builder.models(
        DatabaseBeans.names(beans, SchemaModel.class, name).stream()
            .map(model -> beans.getBean(model, SchemaModel.class))
            .toArray(SchemaModel[]::new));
    builder.migrations(new RevisionBeans(beans).of(name).toArray(Migration[]::new));
    builder.application(application).beside(others(name));
    builder.listener(new StartupStepListener(beans.getApplicationStartup(), name));
    beans
        .getBeanProvider(ApplicationEvents.class)
        .ifAvailable(events -> builder.listener(MigrationEvent.listener(name, events::publish)));
    all(MigrationListener.class).forEach(builder::listener);
    beans
        .getBeanProvider(DatabaseListenerFactory.class)
        .orderedStream()
        .forEach(factory -> builder.listener(factory.listener(name)));
    all(AludelCustomizer.class).forEach(customizer -> customizer.customize(name, builder));
    return place;
  }

  /** The version tables of the other databases, which may be the same one. */
  private Set<String> others(String name) {
    Map<String, AludelProperties> all = new HashMap<>(properties.further());
    all.put("", properties);
    Set<String> tables = new HashSet<>();
    all.values().forEach(one -> tables.add(versionTable(one)));
    tables.remove(versionTable(Objects.requireNonNull(all.get(name))));
    return tables;
  }

  private static String versionTable(AludelProperties properties) {
    return properties.texts().getOrDefault("version-table", "aludel_version");
  }

  private <T> List<T> all(Class<T> type) {
    return SchemaCycle.refused(
        type, beans, () -> beans.getBeanProvider(type).orderedStream().toList());
  }
}
