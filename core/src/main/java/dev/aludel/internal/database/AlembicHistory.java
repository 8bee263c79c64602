package dev.aludel.internal.database;

import java.util.List;
import java.util.Optional;

/** What Alembic's table says that the database is at. */
public final class AlembicHistory {

  /** The name that Alembic gives it. */
  public static final String TABLE = "alembic_version";

  private AlembicHistory() {}

  /**
   * Reads the table.
   *
   * @param session the connection
   * @param tables where it is looked for, and whose tables count
   * @return its rows; nothing where there is no such table
   */
  public static Optional<List<String>> read(Session session, Tables tables) {
    return OtherToolsTable.read(
        session, tables, TABLE, "SELECT version_num FROM %s", row -> row.getString(1));
  }
}
