package dev.aludel.setting;

import java.util.List;
import java.util.Optional;

/**
 * Where revisions run and where Aludel keeps its two tables.
 *
 * @param schema the schema that stands first in search_path while revisions run, and that holds the
 *     two tables; empty for the connection's current schema
 * @param createSchema whether a missing schema is created when it is first needed
 * @param versionSchema a schema for the two tables alone; empty for {@code schema}
 * @param versionTable the table with one row per current head
 * @param logTable the append-only table of what ran
 * @param trustedOwners roles whose tables count as Aludel's own, beside those that count anyway
 */
public record TableSettings(
    Optional<String> schema,
    boolean createSchema,
    Optional<String> versionSchema,
    String versionTable,
    String logTable,
    List<String> trustedOwners) {

  /** Refuses blank names, and one name for both tables. */
  public TableSettings {
    trustedOwners = List.copyOf(trustedOwners);
    if (versionTable.isBlank() || logTable.isBlank() || versionTable.equals(logTable)) {
      throw new IllegalArgumentException(
          "The version table and the log table need two different names, not '"
              + versionTable
              + "' and '"
              + logTable
              + "'");
    }
  }

  /** {@return the connection's current schema, with the tables aludel_version and aludel_log} */
  public static TableSettings defaults() {
    return new TableSettings(
        Optional.empty(), true, Optional.empty(), "aludel_version", "aludel_log", List.of());
  }

  /**
   * The same with another schema.
   *
   * @param name the schema that holds the tables and stands first in search_path
   * @return the changed settings
   */
  public TableSettings withSchema(String name) {
    return new TableSettings(
        Optional.of(name), createSchema, versionSchema, versionTable, logTable, trustedOwners);
  }

  /**
   * The same with the choice whether a missing schema is created.
   *
   * @param create whether to create it
   * @return the changed settings
   */
  public TableSettings withCreateSchema(boolean create) {
    return new TableSettings(schema, create, versionSchema, versionTable, logTable, trustedOwners);
  }

  /**
   * The same with a schema for the two tables alone.
   *
   * @param name that schema
   * @return the changed settings
   */
  public TableSettings withVersionSchema(String name) {
    return new TableSettings(
        schema, createSchema, Optional.of(name), versionTable, logTable, trustedOwners);
  }

  /**
   * The same with another version table: {@code alembic_version} goes on where Alembic stopped.
   *
   * @param name the table's name
   * @return the changed settings
   */
  public TableSettings withVersionTable(String name) {
    return withTableNames(name, logTable);
  }

  /**
   * The same with another log table.
   *
   * @param name the table's name
   * @return the changed settings
   */
  public TableSettings withLogTable(String name) {
    return withTableNames(versionTable, name);
  }

  /**
   * The same with roles whose tables count as Aludel's own.
   *
   * @param owners the roles' names
   * @return the changed settings
   */
  public TableSettings withTrustedOwners(List<String> owners) {
    return new TableSettings(schema, createSchema, versionSchema, versionTable, logTable, owners);
  }

  /**
   * The same with other names for both tables.
   *
   * @param version the version table's name
   * @param log the log table's name
   * @return the changed settings
   */
  public TableSettings withTableNames(String version, String log) {
    return new TableSettings(schema, createSchema, versionSchema, version, log, trustedOwners);
  }
}
