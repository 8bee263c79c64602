package dev.aludel;

import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.run.Listeners;
import dev.aludel.internal.run.LoggingListener;
import dev.aludel.internal.run.RunSettings;
import dev.aludel.internal.script.HandedIn;
import dev.aludel.migration.Migration;
import dev.aludel.migration.MigrationFactory;
import dev.aludel.report.MigrationListener;
import dev.aludel.request.SchemaModel;
import dev.aludel.setting.AutogenerateSettings;
import dev.aludel.setting.DatabaseUrl;
import dev.aludel.setting.Limits;
import dev.aludel.setting.Naming;
import dev.aludel.setting.Policies;
import dev.aludel.setting.PoolerMode;
import dev.aludel.setting.StartSettings;
import dev.aludel.setting.TableSettings;
import dev.aludel.setting.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gathers what an {@link Aludel} needs; only the database has no default. */
public final class AludelBuilder {

  private ConnectionSource source = ConnectionSource.none();
  private List<String> locations = List.of("classpath:db/migrations");
  private @Nullable DataSource observer;
  private @Nullable ClassLoader classLoader;
  private TableSettings tables = TableSettings.defaults();
  private Policies policies = Policies.defaults();
  private Limits limits = Limits.defaults();
  private TransactionMode transaction = TransactionMode.REVISION;
  private String role = "";
  private boolean indexed;
  private String name = "";
  private Tenancy tenancy = Tenancy.NONE;
  private StartSettings start = StartSettings.DEFAULT;
  private Naming naming = Naming.defaults();
  private PoolerMode pooler = PoolerMode.AUTO;
  private Map<String, String> placeholders = Map.of();
  private final List<Migration> migrations = new ArrayList<>();
  private AutogenerateSettings autogenerate = AutogenerateSettings.defaults();
  private final List<SchemaModel> models = new ArrayList<>();
  private final List<MigrationFactory> factories = new ArrayList<>();
  private final List<MigrationListener> listeners = new ArrayList<>();

  AludelBuilder() {}

  /**
   * Uses the application's data source; one connection of it is used at a time, and given back as
   * it came.
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
    DatabaseUrl read = DatabaseUrl.parse(url);
    boolean same = user.isEmpty() || read.user().equals(Optional.of(user));
    source =
        ConnectionSource.of(
            read.jdbc(),
            read.toString(),
            user.isEmpty() ? read.user().orElse("") : user,
            password.isEmpty() && same ? read.password().orElse("") : password);
    return this;
  }

  /**
   * Looks for revisions elsewhere than under {@code classpath:db/migrations}.
   *
   * @param places class path folders such as {@code classpath:db/migrations}, or {@code
   *     filesystem:} folders
   * @return this builder
   */
  public AludelBuilder locations(String... places) {
    locations = List.of(places);
    return this;
  }

  /**
   * Takes the class path's revisions from the index that the application's build wrote, and
   * searches nothing but the locations of the file system. Only a framework whose build step writes
   * that index each time knows that it is true; one left from an earlier build would hide what is
   * new.
   *
   * @return this builder
   * @see Workbench#index(Appendable)
   */
  public AludelBuilder indexed() {
    indexed = true;
    return this;
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
   * @param settings where revisions run and where the tables are
   * @return this builder
   */
  public AludelBuilder tables(TableSettings settings) {
    tables = settings;
    return this;
  }

  /**
   * Says how the log calls this database, for an application that has several.
   *
   * @param database a name, such as that of its data source; empty for none
   * @return this builder
   */
  public AludelBuilder named(String database) {
    name = database;
    return this;
  }

  /**
   * Gives each of several schemas the revisions, a version table and a log of its own.
   *
   * @param schemas tells the schemas, whenever it is asked: at each start, and when probes look
   * @return this builder
   * @see Aludel#tenant(String)
   */
  public AludelBuilder tenants(Supplier<List<String>> schemas) {
    tenancy = tenancy.with(schemas);
    return this;
  }

  /**
   * Chooses what to do about a database that is not as the revisions expect.
   *
   * @param answers the policies
   * @return this builder
   */
  public AludelBuilder policies(Policies answers) {
    policies = answers;
    return this;
  }

  /**
   * Chooses how long to wait, and for what.
   *
   * @param durations the limits
   * @return this builder
   */
  public AludelBuilder limits(Limits durations) {
    limits = durations;
    return this;
  }

  /**
   * Chooses what one transaction holds.
   *
   * @param mode one transaction for each revision (the default), or one for all
   * @return this builder
   */
  public AludelBuilder transaction(TransactionMode mode) {
    transaction = mode;
    return this;
  }

  /**
   * Works as another role than the one that is connected, so that it owns what revisions create.
   *
   * @param name a role that the user is a member of
   * @return this builder
   */
  public AludelBuilder role(String name) {
    role = name;
    return this;
  }

  /**
   * Chooses where {@link Workbench} writes new files, and how they are called.
   *
   * @param settings the folder and the pattern of names
   * @return this builder
   */
  public AludelBuilder naming(Naming settings) {
    naming = settings;
    return this;
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
   * Lets somebody else make Java revisions, each when it is about to run.
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
   * Lets Aludel look, over a connection beside the pool that it migrates with, how far a long step
   * has come and whom it waits for. With {@link #url} it opens such a connection itself.
   *
   * @param dataSource a data source whose connections only look
   * @return this builder
   */
  public AludelBuilder observer(DataSource dataSource) {
    observer = dataSource;
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
   * Applies settings by their names, as they stand in a properties file.
   *
   * @param settings texts by name, without the prefix {@code aludel.}: {@code url}, {@code schema},
   *     {@code lock-timeout}, …; what they don't name stays as it was
   * @return this builder
   * @throws ConfigurationException where a name is unknown or a value has the wrong form; no
   *     setting was applied then
   */
  public AludelBuilder settings(Map<String, String> settings) {
    SettingsBinder binder = new SettingsBinder(settings);
    tables = binder.tables(tables);
    tenancy = binder.tenancy(tenancy);
    source = binder.source(source);
    locations = binder.locations(locations);
    policies = binder.policies(policies);
    limits = binder.limits(limits);
    transaction = binder.transaction(transaction);
    role = binder.role(role);
    naming = binder.naming(naming);
    autogenerate = binder.autogenerate(autogenerate);
    pooler = binder.pooler(pooler);
    placeholders = binder.placeholders(placeholders);
    start = binder.start(start);
    return this;
  }

  /**
   * Makes the library ready; nothing is read or opened yet. Without a database, what needs none
   * still works.
   *
   * @return the library, to be used by any number of threads
   * @throws ConfigurationException where there are tenants, and one schema for them all
   */
  public Aludel build() {
    tenancy.source().ifPresent(tenants -> refuseOneSchema());
    List<MigrationListener> all = new ArrayList<>();
    all.add(new LoggingListener(name));
    all.addAll(listeners);
    return new Aludel(
        observer == null ? source : source.observedBy(observer),
        new RevisionSource(
            locations,
            classLoader(),
            new HandedIn(migrations, factories),
            policies.allowEmpty(),
            indexed),
        new RunSettings(
            tables, policies, limits, transaction, role, placeholders, pooler, version(), false),
        new Listeners(all),
        naming,
        start,
        tenancy,
        new WantedSchema(autogenerate, models, classLoader()));
  }

  private void refuseOneSchema() {
    String setting = tables.schema().isPresent() ? "schema" : "version-schema";
    if (tables.schema().or(tables::versionSchema).isPresent()) {
      throw new ConfigurationException(
          setting,
          "Setting '%s' names one schema, and 'tenants' names several.".formatted(setting),
          "Leave out one of the two: each tenant has tables of its own in its schema.");
    }
  }

  private ClassLoader classLoader() {
    return Optional.ofNullable(classLoader)
        .or(() -> Optional.ofNullable(Thread.currentThread().getContextClassLoader()))
        .orElseGet(Aludel.class::getClassLoader);
  }

  private static String version() {
    String version = Aludel.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
