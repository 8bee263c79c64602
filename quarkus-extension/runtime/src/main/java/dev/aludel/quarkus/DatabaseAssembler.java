package dev.aludel.quarkus;

import dev.aludel.Aludel;
import dev.aludel.AludelBuilder;
import dev.aludel.AludelCustomizer;
import dev.aludel.ApplicationFailure;
import dev.aludel.error.AludelException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.DatabaseException;
import dev.aludel.quarkus.AludelRunTimeConfig.DatabaseRunTimeConfig;
import dev.aludel.quarkus.DataSourceChoice.Wanted;
import dev.aludel.request.AutogenerateCustomizer;
import dev.aludel.request.SchemaModel;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.runtime.LaunchMode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Puts settings, data sources and beans together, a library for each database. */
final class DatabaseAssembler {

  private final Map<String, ManagedDatabase> managed = new LinkedHashMap<>();
  private final AludelRunTimeConfig config;
  private final UnknownSettings unknown;
  private final DataSourceChoice choice;
  private final String application;

  DatabaseAssembler(List<ManagedDatabase> managed, AludelRunTimeConfig config, Config all) {
    managed.forEach(database -> this.managed.put(database.name(), database));
    this.config = config;
    this.unknown = UnknownSettings.of(all, this.managed.keySet());
    this.choice = new DataSourceChoice(all);
    this.application = all.getOptionalValue("quarkus.application.name", String.class).orElse("");
  }

  /** {@return the names of the databases, the empty one first} */
  List<String> names() {
    return List.copyOf(managed.keySet());
  }

  /** {@return the names of those that are on a data source, as Quarkus names it} */
  List<String> on(String dataSource) {
    return managed.values().stream()
        .filter(database -> database.dataSourceKey().equals(dataSource))
        .map(ManagedDatabase::name)
        .toList();
  }

  /** {@return whether anything is to be done to a database at start} */
  boolean active(String name) {
    return bound(name).active().orElseGet(() -> !choice.switchedOff(managed(name)));
  }

  /** {@return the settings of a database by the library's names} */
  Map<String, String> settings(String name) {
    return Settings.of(managed(name), bound(name));
  }

  /** {@return a builder with everything in it that the application says of a database} */
  AludelBuilder builder(String name) {
    AludelBuilder builder =
        Aludel.builder()
            .classLoader(Thread.currentThread().getContextClassLoader())
            .migrations(new InjectedRevisions(managed(name).beans()));
    if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
      builder.developing();
    }
    Map<String, String> settings = settings(name);
    unknown.check();
    Wanted wanted = wanted(name);
    try {
      wanted.check();
      builder.settings(unknown.with(name, settings));
    } catch (ConfigurationException e) {
      throw name.isEmpty() ? e : e.of(name, "\"" + name + "\".");
    }
    builder.framework(name, true).application(application).beside(others(name));
    choice.apply(wanted, builder);
    if (EntityUnits.arePossible()) {
      String dataSource = managed(name).dataSourceKey();
      builder.entities(unit -> EntityUnits.models(dataSource, unit));
    }
    builder.models(DatabaseListeners.only(SchemaModel.class, name).toArray(SchemaModel[]::new));
    DatabaseListeners.of(name).forEach(builder::listener);
    DatabaseListeners.named(AutogenerateCustomizer.class, name).forEach(builder::customizer);
    DatabaseListeners.named(AludelCustomizer.class, name)
        .forEach(customizer -> customizer.customize(name, builder));
    return builder;
  }

  /**
   * A failure of a database's start in the application's words.
   *
   * @param name the database
   * @param e what the library says
   */
  ApplicationFailure failure(String name, AludelException e) {
    ApplicationFailure failure = ProcessEnd.told(e);
    return e instanceof DatabaseException
        ? failure.connectedBy(e, managed(name).prefix(), choice.login(wanted(name)))
        : failure;
  }

  /** The version tables of the other databases, which may be the same one. */
  private Set<String> others(String name) {
    Set<String> tables = new HashSet<>();
    names().forEach(one -> tables.add(versionTable(one)));
    tables.remove(versionTable(name));
    return tables;
  }

  private String versionTable(String name) {
    return settings(name).getOrDefault("version-table", "aludel_version");
  }

  private Wanted wanted(String name) {
    DatabaseRunTimeConfig bound = bound(name);
    return new Wanted(
        managed(name),
        settings(name),
        bound.credentialsProvider(),
        bound.credentialsProviderName());
  }

  private ManagedDatabase managed(String name) {
    ManagedDatabase database = managed.get(name);
    if (database == null) {
      throw missing(name);
    }
    return database;
  }

  /** A command that names none means the one without a name. */
  private ConfigurationException missing(String name) {
    return new ConfigurationException(
        name.isEmpty()
            ? "There is no database without a name: only those with a name have locations."
            : "There is no database '%s'.".formatted(name),
        "Name one of these with '-n': %s%s."
            .formatted(
                names().stream().map(one -> "'" + one + "'").collect(Collectors.joining(", ")),
                name.isEmpty()
                    ? "; or say where its revisions are with the setting 'quarkus.aludel.locations'"
                    : ""));
  }

  private DatabaseRunTimeConfig bound(String name) {
    String key = name.isEmpty() ? DataSourceUtil.DEFAULT_DATASOURCE_NAME : name;
    return Objects.requireNonNull(config.databases().get(key));
  }
}
