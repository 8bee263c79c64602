package dev.aludel.internal.database;

import dev.aludel.internal.sql.Identifiers;
import java.util.List;
import java.util.Optional;

/** What Flyway's table says that it ran. */
public final class FlywayHistory {

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
   * @param schema the schema that it is in
   * @param table its name
   * @return the rows that have a version, in the order in which they were written; nothing where
   *     there is no such table
   */
  public static Optional<List<Row>> read(Session session, String schema, String table) {
    String name = Identifiers.quote(schema) + "." + Identifiers.quote(table);
    try {
      boolean there =
          session
              .query("SELECT pg_catalog.to_regclass(?) IS NOT NULL", row -> row.getBoolean(1), name)
              .contains(true);
      if (!there) {
        return Optional.empty();
      }
      return Optional.of(
          session.query(
              "SELECT version, type, success FROM "
                  + name
                  + " WHERE version IS NOT NULL ORDER BY installed_rank",
              row -> new Row(row.getString(1), row.getString(2), row.getBoolean(3))));
    } catch (ServerException e) {
      throw Session.failed("Reading the table " + name, e.error(), e.driverException());
    }
  }
}
