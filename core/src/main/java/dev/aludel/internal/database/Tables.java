package dev.aludel.internal.database;

import dev.aludel.internal.sql.Identifiers;

/**
 * Where Aludel's two tables are, and where revisions run.
 *
 * @param schema the schema that stands first in search_path while revisions run
 * @param tableSchema the schema that holds both tables
 * @param version the version table's name
 * @param log the log table's name
 * @param trusted whose tables count
 * @param logForm which columns the log has
 */
public record Tables(
    String schema,
    String tableSchema,
    String version,
    String log,
    TrustedTables trusted,
    LogForm logForm) {

  /** {@return the version table, quoted and qualified} */
  public String versionTable() {
    return Identifiers.quote(tableSchema) + "." + Identifiers.quote(version);
  }

  /** {@return the log table, quoted and qualified} */
  public String logTable() {
    return Identifiers.quote(tableSchema) + "." + Identifiers.quote(log);
  }
}
