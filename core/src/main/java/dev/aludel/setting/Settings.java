package dev.aludel.setting;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything a user may choose, but the database itself.
 *
 * @param locations where revisions are found: {@code classpath:} and {@code filesystem:} folders
 * @param tables where revisions run, and where the two tables are
 * @param tenants schemas that each have the revisions for themselves; nothing for one schema for
 *     all
 * @param tenantsAtOnce how many tenants are worked on at the same time; at least 1
 * @param policies what to do about a database that is not as the revisions expect
 * @param limits how long to wait, and for what
 * @param transaction what one transaction holds
 * @param role the role that revisions run as; empty for the one that is connected
 * @param sessionTimeZone the time zone that revisions run in; empty for the one that the connection
 *     comes with, which is the JVM's
 * @param placeholders the values that scripts may name, by name
 * @param pooler what is known of a pooler between here and the server
 * @param start what to do when an application starts
 * @param naming where new revision files are written, and how they are called
 * @param autogenerate what the wanted schema is, and how it is compared
 */
public record Settings(
    List<String> locations,
    TableSettings tables,
    Optional<List<String>> tenants,
    int tenantsAtOnce,
    Policies policies,
    Limits limits,
    TransactionMode transaction,
    String role,
    Optional<ZoneId> sessionTimeZone,
    Map<String, String> placeholders,
    PoolerMode pooler,
    StartSettings start,
    Naming naming,
    AutogenerateSettings autogenerate) {

  private static final ZoneId UTC = ZoneId.of("UTC");

  /**
   * Copies lists and the map, and refuses fewer than 1 tenant at a time and an offset as a zone.
   */
  public Settings {
    locations = List.copyOf(locations);
    tenants = tenants.isEmpty() ? tenants : Optional.of(List.copyOf(tenants.get()));
    placeholders = Map.copyOf(placeholders);
    if (tenantsAtOnce < 1) {
      throw new IllegalArgumentException("At least 1 tenant runs at a time, not " + tenantsAtOnce);
    }
    if (sessionTimeZone.isPresent()) {
      ZoneId zone = sessionTimeZone.get().equals(ZoneOffset.UTC) ? UTC : sessionTimeZone.get();
      requireRegion(zone);
      sessionTimeZone = Optional.of(zone);
    }
  }

  /** An offset such as UTC+2 lies for the server in the other direction than for Java. */
  private static void requireRegion(ZoneId zone) {
    // The set of all regions is made anew whenever it is asked for, and each copy comes here.
    if (!zone.equals(UTC) && !ZoneId.getAvailableZoneIds().contains(zone.getId())) {
      throw new IllegalArgumentException(
          "The time zone of revisions is a region such as Europe/Berlin, not " + zone);
    }
  }

  /** {@return what holds where nobody chose anything} */
  public static Settings defaults() {
    return new Settings(
        List.of("classpath:db/migrations"),
        TableSettings.defaults(),
        Optional.empty(),
        1,
        Policies.defaults(),
        Limits.defaults(),
        TransactionMode.REVISION,
        "",
        Optional.of(UTC),
        Map.of(),
        PoolerMode.AUTO,
        StartSettings.defaults(),
        Naming.defaults(),
        AutogenerateSettings.defaults());
  }

  /** The same with what a change of a copy's fields makes of it. */
  private Settings with(Consumer<Copy> change) {
    Copy copy = new Copy();
    change.accept(copy);
    return new Settings(
        copy.locations,
        copy.tables,
        copy.tenants,
        copy.tenantsAtOnce,
        copy.policies,
        copy.limits,
        copy.transaction,
        copy.role,
        copy.sessionTimeZone,
        copy.placeholders,
        copy.pooler,
        copy.start,
        copy.naming,
        copy.autogenerate);
  }

  /** The components, to be changed one by one. */
  private final class Copy {
    private List<String> locations = Settings.this.locations;
    private TableSettings tables = Settings.this.tables;
    private Optional<List<String>> tenants = Settings.this.tenants;
    private int tenantsAtOnce = Settings.this.tenantsAtOnce;
    private Policies policies = Settings.this.policies;
    private Limits limits = Settings.this.limits;
    private TransactionMode transaction = Settings.this.transaction;
    private String role = Settings.this.role;
    private Optional<ZoneId> sessionTimeZone = Settings.this.sessionTimeZone;
    private Map<String, String> placeholders = Settings.this.placeholders;
    private PoolerMode pooler = Settings.this.pooler;
    private StartSettings start = Settings.this.start;
    private Naming naming = Settings.this.naming;
    private AutogenerateSettings autogenerate = Settings.this.autogenerate;
  }

  /**
   * The same with other locations.
   *
   * @param places the folders
   * @return the changed settings
   */
  public Settings withLocations(List<String> places) {
    return with(copy -> copy.locations = places);
  }

  /**
   * The same with other tables.
   *
   * @param chosen the schema and the names of the tables
   * @return the changed settings
   */
  public Settings withTables(TableSettings chosen) {
    return with(copy -> copy.tables = chosen);
  }

  /**
   * The same with tenants.
   *
   * @param schemas the schemas
   * @return the changed settings
   */
  public Settings withTenants(List<String> schemas) {
    return with(copy -> copy.tenants = Optional.of(schemas));
  }

  /**
   * The same with another number of tenants at once.
   *
   * @param number how many
   * @return the changed settings
   */
  public Settings withTenantsAtOnce(int number) {
    return with(copy -> copy.tenantsAtOnce = number);
  }

  /**
   * The same with other policies.
   *
   * @param answers the policies
   * @return the changed settings
   */
  public Settings withPolicies(Policies answers) {
    return with(copy -> copy.policies = answers);
  }

  /**
   * The same with other limits.
   *
   * @param durations the limits
   * @return the changed settings
   */
  public Settings withLimits(Limits durations) {
    return with(copy -> copy.limits = durations);
  }

  /**
   * The same with another transaction mode.
   *
   * @param mode one transaction for each revision, or one for all
   * @return the changed settings
   */
  public Settings withTransaction(TransactionMode mode) {
    return with(copy -> copy.transaction = mode);
  }

  /**
   * The same with another role.
   *
   * @param name a role that the user is a member of
   * @return the changed settings
   */
  public Settings withRole(String name) {
    return with(copy -> copy.role = name);
  }

  /**
   * The same with another time zone for revisions. It decides the bounds of partitions and what a
   * time without a zone becomes; {@link Naming#withTimeZone} is about the names of files.
   *
   * @param zone a region such as {@code Europe/Berlin}, or UTC
   * @return the changed settings
   */
  public Settings withSessionTimeZone(ZoneId zone) {
    return with(copy -> copy.sessionTimeZone = Optional.of(zone));
  }

  /**
   * The same with the time zone that each connection comes with: the one of the JVM, unless the
   * data source sets another.
   *
   * @return the changed settings
   */
  public Settings withConnectionTimeZone() {
    return with(copy -> copy.sessionTimeZone = Optional.empty());
  }

  /**
   * The same with other placeholders.
   *
   * @param values the values
   * @return the changed settings
   */
  public Settings withPlaceholders(Map<String, String> values) {
    return with(copy -> copy.placeholders = values);
  }

  /**
   * The same with another pooler.
   *
   * @param mode what is known
   * @return the changed settings
   */
  public Settings withPooler(PoolerMode mode) {
    return with(copy -> copy.pooler = mode);
  }

  /**
   * The same with another start.
   *
   * @param chosen the mode and the target
   * @return the changed settings
   */
  public Settings withStart(StartSettings chosen) {
    return with(copy -> copy.start = chosen);
  }

  /**
   * The same with another naming.
   *
   * @param chosen the folder and the pattern of names
   * @return the changed settings
   */
  public Settings withNaming(Naming chosen) {
    return with(copy -> copy.naming = chosen);
  }

  /**
   * The same with other settings of autogenerate.
   *
   * @param chosen the settings
   * @return the changed settings
   */
  public Settings withAutogenerate(AutogenerateSettings chosen) {
    return with(copy -> copy.autogenerate = chosen);
  }

  /** {@return the same without the values of placeholders, which may be secret} */
  @Override
  public String toString() {
    return "settings of %s in %s".formatted(locations, tables);
  }
}
