package dev.aludel.internal.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may have held the lock that a statement just gave up on, as the giver-up itself can tell. */
public final class LikelyBlockers {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel.sql");

  /** The server no longer knows who it was; the oldest transactions are the likeliest. */
  private static final String SQL =
      """
      SELECT concat_ws(' ', 'backend', a.pid, nullif('(' || a.application_name || ')', '()'),
               coalesce(a.state, ''), 'in a transaction for',
               extract(epoch FROM pg_catalog.clock_timestamp() - a.xact_start)::int, 's')
        FROM pg_catalog.pg_stat_activity a
       WHERE a.datname = current_database() AND a.pid <> pg_catalog.pg_backend_pid()
         AND a.xact_start IS NOT NULL
         AND EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE l.pid = a.pid AND l.granted
                       AND l.locktype = 'relation' AND l.relation >= 16384)
       ORDER BY a.xact_start LIMIT 3
      """;

  private LikelyBlockers() {}

  /**
   * Asks right after a lock timeout; best effort.
   *
   * @param session outside a transaction
   * @return a sentence with a blank before it, or an empty text
   */
  public static String of(Session session) {
    try (Statement statement = session.statement();
        ResultSet row = statement.executeQuery(SQL)) {
      List<String> found = new ArrayList<>();
      while (row.next()) {
        found.add(row.getString(1));
      }
      return found.isEmpty() ? "" : " It may be held by " + String.join("; ", found) + ".";
    } catch (SQLException e) {
      LOG.debug("The sessions that hold locks could not be read", e);
      return "";
    }
  }
}
