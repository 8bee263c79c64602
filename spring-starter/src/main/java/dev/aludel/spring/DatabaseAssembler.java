package dev.aludel.spring;

import dev.aludel.Aludel;
import dev.aludel.AludelBuilder;
import dev.aludel.AludelCustomizer;
import dev.aludel.error.ConfigurationException;
import dev.aludel.migration.Migration;
import dev.aludel.report.MigrationEvent;
import dev.aludel.report.MigrationListener;
import dev.aludel.request.AutogenerateCustomizer;
import dev.aludel.request.SchemaModel;
import dev.aludel.spring.DataSourceChoice.Connected;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
   */
  DatabaseAssembler(
      ConfigurableListableBeanFactory beans, Environment environment, AludelProperties properties) {
    this.beans = beans;
    this.properties = properties;
    this.unknown = new UnknownSettings(environment);
    this.choice = new DataSourceChoice(beans, environment);
    this.application = environment.getProperty("spring.application.name", "");
    // With a command the application ends when that is done.
    boolean started = properties.command() == null;
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
    Optional<String> dataSource = properties.namedDataSource();
    Connected connected = assemble(name, settings, dataSource, builder);
    return new Database(
        name, builder, builder.build(), settings, dataSource, connected.place(), connected.login());
  }

  /** A test's server is there to make databases on, wherever it is. */
  private Aludel elsewhere(Database database, DataSource dataSource) {
    Map<String, String> settings = new LinkedHashMap<>(database.settings());
    settings.putIfAbsent("scratch", "server");
    AludelBuilder builder = Aludel.builder();
    assemble(database.name(), settings, database.dataSource(), builder);
    return builder
        .dataSource(dataSource)
        .address(() -> DatabaseAddress.of(dataSource))
        .observer(dataSource)
        .build();
  }

  private Connected assemble(
      String name,
      Map<String, String> settings,
      Optional<String> dataSource,
      AludelBuilder builder) {
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
    Connected connected = choice.apply(name, settings, dataSource, builder);
    builder.framework(name, AotDetector.useGeneratedArtifacts());
    if (units.arePossible()) {
      builder.entities(unit -> units.models(name, connected.place(), unit));
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
    about(MigrationListener.class, name).forEach(builder::listener);
    beans
        .getBeanProvider(DatabaseListenerFactory.class)
        .orderedStream()
        .forEach(factory -> builder.listener(factory.listener(name)));
    about(AutogenerateCustomizer.class, name).forEach(builder::customizer);
    about(AludelCustomizer.class, name).forEach(customizer -> customizer.customize(name, builder));
    return connected;
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

  /** The beans of a type in their order, without those that are for another database. */
  private <T> List<T> about(Class<T> type, String database) {
    return SchemaCycle.refused(
        type,
        beans,
        () -> {
          Set<T> others = Collections.newSetFromMap(new IdentityHashMap<>());
          DatabaseBeans.ofOthers(beans, type, database)
              .forEach(name -> others.add(beans.getBean(name, type)));
          return beans
              .getBeanProvider(type)
              .orderedStream()
              .filter(bean -> !others.contains(bean))
              .toList();
        });
  }
}
