package dev.aludel;

import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.config.SettingsBinder;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.run.LoggingListener;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.step.Listeners;
import dev.aludel.internal.script.discovery.SuppliedMigrations;
import dev.aludel.migration.Migration;
import dev.aludel.migration.MigrationFactory;
import dev.aludel.report.MigrationListener;
import dev.aludel.request.AutogenerateCustomizer;
import dev.aludel.request.SchemaModel;
import dev.aludel.setting.AutogenerateSettings.Forms;
import dev.aludel.setting.DatabaseUrl;
import dev.aludel.setting.Limits;
import dev.aludel.setting.Naming;
import dev.aludel.setting.Policies;
import dev.aludel.setting.Policies.OnChanged;
import dev.aludel.setting.Settings;
import dev.aludel.setting.TableSettings;
import dev.aludel.setting.TransactionMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gathers what an {@link Aludel} needs; only the database has no default. */
public final class AludelBuilder {

  private ConnectionSource source = ConnectionSource.none();
  private Settings settings = Settings.defaults();
  private Optional<Supplier<List<String>>> tenants = Optional.empty();
  private Optional<Function<String, List<SchemaModel>>> entities = Optional.empty();
  private @Nullable DataSource observer;
  private @Nullable ClassLoader classLoader;
  private boolean indexed;
  private boolean developing;
  private String application = "";
  private Set<String> beside = Set.of();
  private String name = "";
  private final List<Migration> migrations = new ArrayList<>();
  private final List<SchemaModel> models = new ArrayList<>();
  private final List<AutogenerateCustomizer> customizers = new ArrayList<>();
  private final List<MigrationFactory> factories = new ArrayList<>();
  private final List<MigrationListener> listeners = new ArrayList<>();

  AludelBuilder() {}

  /**
   * Uses the application's data source: one connection at a time, given back as it came.
   *
   * @param dataSource a data source of PostgreSQL connections, pooled or not
   * @return this builder
   */
  public AludelBuilder dataSource(DataSource dataSource) {
    source = ConnectionSource.of(dataSource);
    return this;
  }

  /**
   * Opens connections of its own.
   *
   * @param url a JDBC URL such as {@code jdbc:postgresql://localhost/app}, or one such as {@code
   *     postgres://user:password@localhost/app}
   * @param user the user, or an empty text where the URL names one
   * @param password the password, or an empty text where none is needed or the URL has that user's
   * @return this builder
   */
  public AludelBuilder url(String url, String user, String password) {
    source =
        ConnectionSource.of(
            DatabaseUrl.parse(url)
                .as(
                    Optional.of(user).filter(name -> !name.isEmpty()),
                    Optional.of(password).filter(text -> !text.isEmpty())));
    return this;
  }

  /**
   * Looks for revisions elsewhere than under {@code classpath:db/migrations}.
   *
   * @param places folders such as {@code classpath:db/migrations} or {@code filesystem:/srv/db}
   * @return this builder
   */
  public AludelBuilder locations(String... places) {
    return settings(now -> now.withLocations(List.of(places)));
  }

  /**
   * Looks with another class loader than the thread's context class loader.
   *
   * @param loader the class loader that sees the revisions
   * @return this builder
   */
  public AludelBuilder classLoader(ClassLoader loader) {
    classLoader = loader;
    return this;
  }

  /**
   * Chooses the schema and the names of the two tables.
   *
   * @param chosen where revisions run and where the tables are
   * @return this builder
   */
  public AludelBuilder tables(TableSettings chosen) {
    return settings(now -> now.withTables(chosen));
  }

  /**
   * Gives each of several schemas the revisions, a version table and a log of its own.
   *
   * @param schemas tells the schemas, whenever it is asked: at each start, and when probes look
   * @return this builder
   * @see Aludel#tenant(String)
   */
  public AludelBuilder tenants(Supplier<List<String>> schemas) {
    tenants = Optional.of(schemas);
    return this;
  }

  /**
   * Chooses what to do about a database that is not as the revisions expect.
   *
   * @param answers the policies
   * @return this builder
   */
  public AludelBuilder policies(Policies answers) {
    return settings(now -> now.withPolicies(answers));
  }

  /**
   * Chooses how long to wait, and for what.
   *
   * @param durations the limits
   * @return this builder
   */
  public AludelBuilder limits(Limits durations) {
    return settings(now -> now.withLimits(durations));
  }

  /**
   * Chooses what one transaction holds.
   *
   * @param mode one transaction for each revision (the default), or one for all
   * @return this builder
   */
  public AludelBuilder transaction(TransactionMode mode) {
    return settings(now -> now.withTransaction(mode));
  }

  /**
   * Works as another role than the one that is connected, so that it owns what revisions create.
   *
   * @param name a role that the user is a member of
   * @return this builder
   */
  public AludelBuilder role(String name) {
    return settings(now -> now.withRole(name));
  }

  /**
   * Chooses where {@link Workbench} writes new files, and how they are called.
   *
   * @param chosen the folder and the pattern of names
   * @return this builder
   */
  public AludelBuilder naming(Naming chosen) {
    return settings(now -> now.withNaming(chosen));
  }

  /**
   * Adds Java revisions that the application made itself; each wins over its class under a
   * location.
   *
   * @param instances revisions that carry {@link dev.aludel.migration.Revision}
   * @return this builder
   */
  public AludelBuilder migrations(Migration... instances) {
    migrations.addAll(List.of(instances));
    return this;
  }

  /**
   * Makes Java revisions with a factory, each when it is about to run.
   *
   * @param factory makes those of the classes that it says
   * @return this builder
   */
  public AludelBuilder migrations(MigrationFactory factory) {
    factories.add(factory);
    return this;
  }

  /**
   * Adds models of the wanted schema, which {@link Workbench} compares the revisions with; they
   * come before those of the setting {@code models}.
   *
   * @param instances models
   * @return this builder
   */
  public AludelBuilder models(SchemaModel... instances) {
    models.addAll(List.of(instances));
    return this;
  }

  /**
   * Adds a customizer.
   *
   * @param customizer has a say in what is compared with the models, and in what is written
   * @return this builder
   */
  public AludelBuilder customizer(AutogenerateCustomizer customizer) {
    customizers.add(customizer);
    return this;
  }

  /**
   * Says what {@code hibernate} means in the setting {@code models}, and is wanted without it.
   *
   * @param units the models of the unit of a name, or of all on the database for an empty text
   * @return this builder
   */
  public AludelBuilder entities(Function<String, List<SchemaModel>> units) {
    entities = Optional.of(units);
    return this;
  }

  /**
   * Watches a long step over another connection: how far it has come, and which sessions it waits
   * for. With {@link #url} it opens such a connection itself.
   *
   * @param dataSource a data source whose connections only read
   * @return this builder
   */
  public AludelBuilder observer(DataSource dataSource) {
    observer = dataSource;
    return this;
  }

  /**
   * Says where the database of the data source is that was given before: scratch databases are made
   * on that server.
   *
   * @param where tells the URL, with credentials, when a command needs it
   * @return this builder
   */
  public AludelBuilder address(Supplier<Optional<DatabaseUrl>> where) {
    source = source.reachedAt(where);
    return this;
  }

  /**
   * Adds a listener.
   *
   * @param listener hears of everything a run does
   * @return this builder
   */
  public AludelBuilder listener(MigrationListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Chooses any of the settings, typed.
   *
   * <pre>{@code
   * builder.settings(now -> now.withRole("owner").withPlaceholders(Map.of("tablespace", "fast")));
   * }</pre>
   *
   * @param change makes the new settings of those that hold
   * @return this builder
   */
  public AludelBuilder settings(UnaryOperator<Settings> change) {
    Settings changed = change.apply(settings);
    if (!changed.tenants().equals(settings.tenants())) {
      tenants = Optional.empty();
    }
    settings = changed;
    return this;
  }

  /**
   * Applies settings by their names, as they stand in a properties file.
   *
   * @param values texts by name, without the prefix {@code aludel.}: {@code url}, {@code schema},
   *     {@code lock-timeout}, …; settings that are not named stay as they were
   * @return this builder
   * @throws ConfigurationException where a name is unknown or a value has the wrong form; no
   *     setting was applied then
   */
  public AludelBuilder settings(Map<String, String> values) {
    return settings(values, Map.of());
  }

  /**
   * Applies settings by their names, and says in errors where each was set.
   *
   * @param values texts by name, as for {@link #settings(Map)}
   * @param origins where they were set, by name, such as {@code file 'a.properties'}; may lack any
   * @return this builder
   * @throws ConfigurationException as {@link #settings(Map)} does
   */
  public AludelBuilder settings(Map<String, String> values, Map<String, String> origins) {
    SettingsBinder binder = new SettingsBinder(values, origins);
    settings(binder::bind);
    source = binder.database().map(ConnectionSource::of).orElse(source);
    return this;
  }

  /**
   * For adapters to frameworks: what only a framework's build step and configuration know.
   *
   * @param database how the log calls this one of several databases; empty for none
   * @param trustsIndex whether the class path's revisions are taken from the index that the
   *     application's build wrote, and nothing but the locations of the file system is searched. An
   *     index left from an earlier build would hide what is new
   * @return this builder
   * @see Workbench#index(Appendable)
   */
  public AludelBuilder framework(String database, boolean trustsIndex) {
    name = database;
    indexed = trustsIndex;
    return this;
  }

  /**
   * Names the version tables of other histories that may share the schema. Where one is there, the
   * first upgrade takes the schema's other tables for theirs.
   *
   * @param versionTables the names of the others' version tables
   * @return this builder
   */
  public AludelBuilder beside(Collection<String> versionTables) {
    beside = Set.copyOf(versionTables);
    return this;
  }

  /**
   * Names the application, for the log's column {@code executed_by}; else it has the connection's
   * application_name, which pools leave at the driver's.
   *
   * @param name the application's name; empty for none
   * @return this builder
   */
  public AludelBuilder application(String name) {
    application = name;
    return this;
  }

  /**
   * Takes the defaults for an application that is being developed: {@code on-changed=redo} and
   * {@code forms=plain}. It is for adapters; settings that are applied later win.
   *
   * @return this builder
   */
  public AludelBuilder developing() {
    developing = true;
    return settings(
        now ->
            now.withPolicies(now.policies().withOnChanged(OnChanged.REDO))
                .withAutogenerate(now.autogenerate().withForms(Forms.PLAIN)));
  }

  /**
   * Makes the library ready; nothing is read or opened yet. Without a database, what needs none
   * still works.
   *
   * @return the library, to be used by any number of threads
   * @throws ConfigurationException where there are tenants, and one schema for them all
   */
  public Aludel build() {
    Tenancy tenancy = Tenancy.of(tenants, settings);
    ClassLoader classes = ProcessDefaults.classLoader(classLoader);
    return new Aludel(
        observer == null ? source : source.observedBy(observer),
        new RevisionSource(
            settings.locations(),
            classes,
            new SuppliedMigrations(migrations, factories),
            settings.policies().allowEmpty(),
            indexed),
        new RunSettings(
            settings, ProcessDefaults.version(), false, application, beside, developing),
        new Listeners(new LoggingListener(name), listeners),
        settings.naming(),
        settings.start(),
        tenancy,
        new WantedSchema(settings.autogenerate(), models, customizers, entities, classes));
  }
}
