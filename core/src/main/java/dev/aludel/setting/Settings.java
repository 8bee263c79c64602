package dev.aludel.setting;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Map<String, String> placeholders,
    PoolerMode pooler,
    StartSettings start,
    Naming naming,
    AutogenerateSettings autogenerate) {

  /** Copies lists and the map, and refuses a number of tenants below 1. */
  public Settings {
    locations = List.copyOf(locations);
    tenants = tenants.map(List::copyOf);
    placeholders = Map.copyOf(placeholders);
    if (tenantsAtOnce < 1) {
      throw new IllegalArgumentException("At least 1 tenant runs at a time, not " + tenantsAtOnce);
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
        Map.of(),
        PoolerMode.AUTO,
        StartSettings.defaults(),
        Naming.defaults(),
        AutogenerateSettings.defaults());
  }

  /**
   * The same with other locations.
   *
   * @param places the folders
   * @return the changed settings
   */
  public Settings withLocations(List<String> places) {
    return new Settings(
        places,
        tables,
        tenants,
        tenantsAtOnce,
        policies,
        limits,
        transaction,
        role,
        placeholders,
        pooler,
        start,
        naming,
        autogenerate);
  }

  /**
   * The same with other tables.
   *
   * @param chosen the schema and the names of the tables
   * @return the changed settings
   */
  public Settings withTables(TableSettings chosen) {
    return new Settings(
        locations,
        chosen,
        tenants,
        tenantsAtOnce,
        policies,
        limits,
        transaction,
        role,
        placeholders,
        pooler,
        start,
        naming,
        autogenerate);
  }

  /**
   * The same with tenants.
   *
   * @param schemas the schemas
   * @return the changed settings
   */
  public Settings withTenants(List<String> schemas) {
    return new Settings(
        locations,
        tables,
        Optional.of(schemas),
        tenantsAtOnce,
        policies,
        limits,
        transaction,
        role,
        placeholders,
        pooler,
        start,
        naming,
        autogenerate);
  }

  /**
   * The same with another number of tenants at once.
   *
   * @param number how many
   * @return the changed settings
   */
  public Settings withTenantsAtOnce(int number) {
    return new Settings(
        locations,
        tables,
        tenants,
        number,
        policies,
        limits,
        transaction,
        role,
        placeholders,
        pooler,
        start,
        naming,
        autogenerate);
  }

  /**
   * The same with other policies.
   *
   * @param answers the policies
   * @return the changed settings
   */
  public Settings withPolicies(Policies answers) {
    return new Settings(
        locations,
        tables,
        tenants,
        tenantsAtOnce,
        answers,
        limits,
        transaction,
        role,
        placeholders,
        pooler,
        start,
        naming,
        autogenerate);
  }

  /**
   * The same with other limits.
   *
   * @param durations the limits
   * @return the changed settings
   */
  public Settings withLimits(Limits durations) {
    return new Settings(
        locations,
        tables,
        tenants,
        tenantsAtOnce,
        policies,
        durations,
        transaction,
        role,
        placeholders,
        pooler,
        start,
        naming,
        autogenerate);
  }

  /**
   * The same with another transaction mode.
   *
   * @param mode one transaction for each revision, or one for all
   * @return the changed settings
   */
  public Settings withTransaction(TransactionMode mode) {
    return new Settings(
        locations,
        tables,
        tenants,
        tenantsAtOnce,
        policies,
        limits,
        mode,
        role,
        placeholders,
        pooler,
        start,
        naming,
        autogenerate);
  }

  /**
   * The same with another role.
   *
   * @param name a role that the user is a member of
   * @return the changed settings
   */
  public Settings withRole(String name) {
    return new Settings(
        locations,
        tables,
        tenants,
        tenantsAtOnce,
        policies,
        limits,
        transaction,
        name,
        placeholders,
        pooler,
        start,
        naming,
        autogenerate);
  }

  /**
   * The same with other placeholders.
   *
   * @param values the values
   * @return the changed settings
   */
  public Settings withPlaceholders(Map<String, String> values) {
    return new Settings(
        locations,
        tables,
        tenants,
        tenantsAtOnce,
        policies,
        limits,
        transaction,
        role,
        values,
        pooler,
        start,
        naming,
        autogenerate);
  }

  /**
   * The same with another pooler.
   *
   * @param mode what is known
   * @return the changed settings
   */
  public Settings withPooler(PoolerMode mode) {
    return new Settings(
        locations,
        tables,
        tenants,
        tenantsAtOnce,
        policies,
        limits,
        transaction,
        role,
        placeholders,
        mode,
        start,
        naming,
        autogenerate);
  }

  /**
   * The same with another start.
   *
   * @param chosen the mode and the target
   * @return the changed settings
   */
  public Settings withStart(StartSettings chosen) {
    return new Settings(
        locations,
        tables,
        tenants,
        tenantsAtOnce,
        policies,
        limits,
        transaction,
        role,
        placeholders,
        pooler,
        chosen,
        naming,
        autogenerate);
  }

  /**
   * The same with another naming.
   *
   * @param chosen the folder and the pattern of names
   * @return the changed settings
   */
  public Settings withNaming(Naming chosen) {
    return new Settings(
        locations,
        tables,
        tenants,
        tenantsAtOnce,
        policies,
        limits,
        transaction,
        role,
        placeholders,
        pooler,
        start,
        chosen,
        autogenerate);
  }

  /**
   * The same with other settings of autogenerate.
   *
   * @param chosen the settings
   * @return the changed settings
   */
  public Settings withAutogenerate(AutogenerateSettings chosen) {
    return new Settings(
        locations,
        tables,
        tenants,
        tenantsAtOnce,
        policies,
        limits,
        transaction,
        role,
        placeholders,
        pooler,
        start,
        naming,
        chosen);
  }

  /** {@return the same without the values of placeholders, which may be secret} */
  @Override
  public String toString() {
    return "settings of %s in %s".formatted(locations, tables);
  }
}
