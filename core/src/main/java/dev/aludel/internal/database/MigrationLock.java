package dev.aludel.internal.database;

import dev.aludel.error.LockWaitException;
import dev.aludel.internal.sql.Sha256;
import dev.aludel.internal.text.ShownText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session advisory lock that lets one process at a time run revisions in a database.
 *
 * <p>It is tried for, never waited for inside the server: a blocked lock call holds a snapshot, and
 * another session's CREATE INDEX CONCURRENTLY would wait for that.
 */
public final class MigrationLock {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");
  private static final long FIRST_PAUSE_MILLIS = 20;
  private static final long LONGEST_PAUSE_MILLIS = 500;
  private static final Duration REPORT_EVERY = Duration.ofMinutes(1);

  private final Session session;
  private final long key;
  private final boolean ofTransaction;

  private MigrationLock(Session session, long key, boolean ofTransaction) {
    this.session = session;
    this.key = key;
    this.ofTransaction = ofTransaction;
  }

  /**
   * Takes the lock, waiting for whoever holds it.
   *
   * @param session the session that will hold it
   * @param state the database and the tables it is for
   * @param wait how long the holder may sit idle; a holder that works on a statement is waited for
   * @return the lock, which the caller releases before it closes the session
   * @throws LockWaitException where the holder sat idle for longer
   */
  public static MigrationLock acquire(Session session, DatabaseState state, Duration wait) {
    return acquire(new MigrationLock(session, key(state), false), wait);
  }

  /**
   * Begins a transaction that holds the lock until it ends: for connections through a pooler, where
   * a session's lock would stay on a server connection that others use next.
   *
   * @param session the session, outside a transaction
   * @param state the database and the tables it is for
   * @param wait how long the holder may sit idle
   */
  public static void beginLocked(Session session, DatabaseState state, Duration wait) {
    acquire(new MigrationLock(session, key(state), true), wait);
  }

  private static MigrationLock acquire(MigrationLock lock, Duration wait) {
    try (Statement statement = lock.session.statement()) {
      lock.acquire(statement, wait);
      return lock;
    } catch (SQLException e) {
      throw ServerError.failed("Taking the migration lock", e);
    }
  }

  private void acquire(Statement statement, Duration wait) throws SQLException {
    long pause = FIRST_PAUSE_MILLIS;
    long idleNanos = 0;
    long begun = System.nanoTime();
    long reported = begun;
    while (!tryOnce(statement)) {
      Optional<Holder> holder = holder(statement);
      if (idleNanos >= wait.toNanos()) {
        throw new LockWaitException(
            "The migration lock is held by another process"
                + holder.map(found -> ": " + found.describe()).orElse("")
                + ". It sat idle for longer than the "
                + wait.toSeconds()
                + " s of the setting 'lock-wait'.",
            holder
                .map(
                    found ->
                        "Look what it does, or end it with 'SELECT pg_terminate_backend("
                            + found.pid
                            + ")': its work is rolled back and the lock is free.")
                .orElse("Run it again."),
            "",
            null);
      }
      long now = System.nanoTime();
      if (pause == FIRST_PAUSE_MILLIS || now - reported >= REPORT_EVERY.toNanos()) {
        LOG.info(
            "Waiting for the migration lock, held by {}",
            holder.map(Holder::describe).map(ShownText::line).orElse("another process"));
        reported = now;
      }
      long before = System.nanoTime();
      sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
      if (holder.isEmpty() || !holder.get().works) {
        idleNanos += System.nanoTime() - before;
      }
      pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
    }
  }

  private boolean tryOnce(Statement statement) throws SQLException {
    if (ofTransaction) {
      session.begin();
    }
    String function = ofTransaction ? "pg_try_advisory_xact_lock" : "pg_try_advisory_lock";
    if (ofTransaction) {
      // Before the first query, which fixes it; a stricter level would hold a snapshot from before
      // the lock.
      statement.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE");
    }
    boolean taken;
    try (ResultSet row =
        statement.executeQuery("SELECT pg_catalog.%s(%s)".formatted(function, key))) {
      row.next();
      taken = row.getBoolean(1);
    }
    if (ofTransaction && !taken) {
      session.rollback();
    }
    return taken;
  }

  private Optional<Holder> holder(Statement statement) throws SQLException {
    String sql =
        """
        SELECT l.pid, coalesce(a.application_name, ''), coalesce(pg_catalog.host(a.client_addr), 'local'),
               coalesce(a.state, '') OPERATOR(pg_catalog.=) 'active',
               extract(epoch FROM pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) a.backend_start)::bigint
          FROM pg_catalog.pg_locks l
          LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid OPERATOR(pg_catalog.=) l.pid
         WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory' AND l.granted AND l.objsubid OPERATOR(pg_catalog.=) 1
           AND l.database OPERATOR(pg_catalog.=) (SELECT d.oid FROM pg_catalog.pg_database d
                 WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database())
           AND l.classid::bigint OPERATOR(pg_catalog.=) %s AND l.objid::bigint OPERATOR(pg_catalog.=) %s
         LIMIT 1
        """
            .formatted(key >>> 32, key & 0xFFFF_FFFFL);
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next()
          ? Optional.of(
              new Holder(
                  row.getInt(1),
                  row.getString(2),
                  row.getString(3),
                  row.getBoolean(4),
                  row.getLong(5)))
          : Optional.empty();
    }
  }

  private record Holder(
      int pid, String application, String client, boolean works, long ageSeconds) {
    String describe() {
      return "backend %s%s from %s, connected for %s s, %s"
          .formatted(
              pid,
              application.isEmpty() ? "" : " (" + application + ")",
              client,
              ageSeconds,
              works ? "at work" : "idle");
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LockWaitException(
          "The wait for the migration lock was interrupted.", "Nothing was run.", "", e);
    }
  }

  /** The first eight bytes of a hash, so that two version tables practically never share a key. */
  private static long key(DatabaseState state) {
    String name =
        String.join(
            "\0",
            "aludel",
            state.database(),
            state.tables().tableSchema(),
            state.tables().version());
    byte[] hash = Sha256.begin().digest(name.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(hash).getLong();
  }

  /** Gives the lock back; a connection that is lost has given it back already. */
  public void release() {
    try (Statement statement = session.statement()) {
      statement.execute("SELECT pg_catalog.pg_advisory_unlock(" + key + ")");
    } catch (SQLException e) {
      LOG.debug("The migration lock was not given back; it ends with its connection", e);
    }
  }
}
