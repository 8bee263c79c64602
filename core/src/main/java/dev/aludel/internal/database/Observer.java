package dev.aludel.internal.database;

import dev.aludel.report.Progress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, over a connection of its own, at what another backend is doing and whom it waits for.
 *
 * <p>The connection is opened at the first look. Where it can't be opened, or breaks, nothing is
 * seen any more, and the run goes on. It never stays in a transaction, which could hold others up.
 */
public final class Observer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel.sql");

  private final ConnectionSource source;
  private final int pid;
  private @Nullable Connection connection;
  private boolean blind;

  /**
   * Watches one backend.
   *
   * @param source where the connection comes from
   * @param pid the backend
   */
  public Observer(ConnectionSource source, int pid) {
    this.source = source;
    this.pid = pid;
  }

  /**
   * Looks once.
   *
   * @param elapsed how long the step has been at work
   * @return what was seen
   */
  public Progress look(Duration elapsed) {
    if (!blind) {
      try (Statement statement = connected().createStatement()) {
        return new Progress(elapsed, work(statement), blockers(statement));
      } catch (SQLException | RuntimeException e) {
        LOG.debug("Nothing can be observed", e);
        blind = true;
        close();
      }
    }
    return new Progress(elapsed, Optional.empty(), List.of());
  }

  private Connection connected() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = source.connect();
      open.setAutoCommit(true);
      connection = open;
    }
    return open;
  }

  private Optional<Progress.Work> work(Statement statement) throws SQLException {
    String sql =
        """
        SELECT command, phase, greatest(blocks_done, tuples_done, partitions_done),
               CASE WHEN blocks_total OPERATOR(pg_catalog.>=) greatest(tuples_total, partitions_total)
                    THEN blocks_total ELSE greatest(tuples_total, partitions_total) END
          FROM pg_catalog.pg_stat_progress_create_index WHERE pid OPERATOR(pg_catalog.=) %1$s
        UNION ALL SELECT command, '', bytes_processed, bytes_total
          FROM pg_catalog.pg_stat_progress_copy WHERE pid OPERATOR(pg_catalog.=) %1$s
        UNION ALL SELECT 'VACUUM', phase, heap_blks_scanned, heap_blks_total
          FROM pg_catalog.pg_stat_progress_vacuum WHERE pid OPERATOR(pg_catalog.=) %1$s
        UNION ALL SELECT command, phase, heap_blks_scanned, heap_blks_total
          FROM pg_catalog.pg_stat_progress_cluster WHERE pid OPERATOR(pg_catalog.=) %1$s
        LIMIT 1
        """
            .formatted(pid);
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next()
          ? Optional.of(
              new Progress.Work(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)))
          : Optional.empty();
    }
  }

  private List<Progress.Blocker> blockers(Statement statement) throws SQLException {
    String sql =
        """
        SELECT a.pid, coalesce(a.application_name, ''), coalesce(a.state, ''),
               coalesce(extract(epoch FROM pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) a.xact_start), 0)::bigint
          FROM (SELECT DISTINCT pg_catalog.unnest(pg_catalog.pg_blocking_pids(%s))) AS b (pid)
          JOIN pg_catalog.pg_stat_activity a ON a.pid OPERATOR(pg_catalog.=) b.pid
         ORDER BY a.xact_start
        """
            .formatted(pid);
    List<Progress.Blocker> blockers = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        blockers.add(
            new Progress.Blocker(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                Duration.ofSeconds(Math.max(0, row.getLong(4)))));
      }
    }
    return blockers;
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.debug("The observing connection could not be closed", e);
      }
    }
  }
}
