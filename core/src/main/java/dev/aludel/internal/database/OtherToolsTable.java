package dev.aludel.internal.database;

import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import java.util.List;
import java.util.Optional;

/** A table of another migration tool's, which is read only where its owner can be trusted. */
final class OtherToolsTable {

  private static final String NO_SUCH_COLUMN = "42703";

  private OtherToolsTable() {}

  /**
   * Reads a table in the schema where revisions run.
   *
   * @param session the connection
   * @param tables where it is looked for, and whose tables count
   * @param table its name
   * @param query a query with {@code %s} in the place of the table
   * @param reader reads one row
   * @return what each row became; nothing where there is no such table, or one with other columns,
   *     which is not that tool's
   * @param <T> what a row becomes
   */
  static <T> Optional<List<T>> read(
      Session session, Tables tables, String table, String query, RowReader<T> reader) {
    String name = Identifiers.quote(tables.schema()) + "." + Identifiers.quote(table);
    try {
      return isThere(session, tables, table)
          ? Optional.of(session.query(query.formatted(name), reader))
          : Optional.empty();
    } catch (ServerException e) {
      if (e.error().sqlState().equals(NO_SUCH_COLUMN)) {
        return Optional.empty();
      }
      throw e.failureOf("Reading the table " + name);
    }
  }

  private static boolean isThere(Session session, Tables tables, String table) {
    List<Boolean> found =
        session.query(
            "SELECT t.counts, t.kind, t.owner FROM ("
                + tables.trusted().query(Literals.quote(tables.schema()), List.of(table))
                + ") AS t",
            row -> {
              if (!row.getBoolean(1)) {
                throw TrustedTables.refused(
                    tables.schema(), table, row.getString(2), row.getString(3));
              }
              return true;
            });
    return !found.isEmpty();
  }
}
