package dev.aludel.internal.database;

import java.util.List;
import java.util.Optional;

/** What Flyway's table says that it ran. */
public final class FlywayHistory {

  /** The name that Flyway gives it where nobody chose one. */
  public static final String TABLE = "flyway_schema_history";

  private FlywayHistory() {}

  /**
   * A row about a version.
   *
   * @param version the version, with dots
   * @param type what it was: SQL, BASELINE, UNDO_SQL, DELETE, …
   * @param success whether it succeeded
   */
  public record Row(String version, String type, boolean success) {}

  /**
   * Reads the table.
   *
   * @param session the connection
   * @param tables where it is looked for, and whose tables count
   * @param table its name
   * @return the rows that have a version, in the order in which they were written; nothing where
   *     there is no such table
   */
  public static Optional<List<Row>> read(Session session, Tables tables, String table) {
    return OtherToolsTable.read(
        session,
        tables,
        table,
        "SELECT version, type, success FROM %s WHERE version IS NOT NULL ORDER BY installed_rank",
        row -> new Row(row.getString(1), row.getString(2), row.getBoolean(3)));
  }
}
