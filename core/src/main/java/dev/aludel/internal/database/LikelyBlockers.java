package dev.aludel.internal.database;

import dev.aludel.internal.text.ShownText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may have held the lock that a statement just gave up on, as far as the process that gave up
 * can tell.
 */
public final class LikelyBlockers {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel.sql");

  /**
   * The server no longer knows who it was; the oldest transactions are the likeliest. Of others'
   * sessions an ordinary user sees no more than the pid, and a prepared transaction has none.
   */
  private static final String SQL =
      """
      SELECT pg_catalog.concat_ws(' ', CASE WHEN h.pid IS NOT NULL THEN pg_catalog.concat('backend ', h.pid) END,
               CASE WHEN a.usename IS NOT NULL THEN pg_catalog.concat('of ', a.usename) END,
               CASE WHEN a.application_name OPERATOR(pg_catalog.<>) ''
                    THEN pg_catalog.concat('(', a.application_name, ')') END,
               CASE WHEN a.xact_start IS NOT NULL THEN pg_catalog.concat(a.state, ', in a transaction for ',
                 extract(epoch FROM pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) a.xact_start)::int, ' s') END,
               CASE WHEN h.pid IS NULL THEN (SELECT pg_catalog.concat('prepared transaction ', p.gid)
                                               FROM pg_catalog.pg_prepared_xacts p
                                              WHERE p.database OPERATOR(pg_catalog.=) pg_catalog.current_database()
                                              ORDER BY p.prepared LIMIT 1) END)
        FROM (SELECT DISTINCT l.pid FROM pg_catalog.pg_locks l
               WHERE l.granted AND l.locktype OPERATOR(pg_catalog.=) 'relation'
                 AND l.relation OPERATOR(pg_catalog.>=) '16384'::pg_catalog.oid
                 AND coalesce(l.pid, 0) OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid()
                 AND l.database OPERATOR(pg_catalog.=) (SELECT d.oid FROM pg_catalog.pg_database d
                       WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database())) AS h
        LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid OPERATOR(pg_catalog.=) h.pid
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
        found.add(ShownText.line(row.getString(1)));
      }
      return found.isEmpty() ? "" : " It may be held by " + String.join("; ", found) + ".";
    } catch (SQLException e) {
      LOG.debug("The sessions that hold locks could not be read", e);
      return "";
    }
  }
}
