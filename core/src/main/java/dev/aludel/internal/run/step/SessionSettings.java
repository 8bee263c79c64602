package dev.aludel.internal.run.step;

import dev.aludel.internal.database.SchemaStatements;
import dev.aludel.internal.script.file.ScriptOptions;
import dev.aludel.internal.sql.StandaloneEffect;
import dev.aludel.setting.Limits;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of PostgreSQL that a revision runs with, whatever the session had before: the same
 * in a run and in a printed script.
 */
public final class SessionSettings {

  private SessionSettings() {}

  /**
   * The settings for one attempt.
   *
   * @param options what the revision says of its timeouts
   * @param limits what the run says of them
   * @param lockTimeout how long a statement waits for a lock
   */
  public static Map<String, String> of(ScriptOptions options, Limits limits, Duration lockTimeout) {
    Map<String, String> wanted = new TreeMap<>();
    wanted.put("lock_timeout", lockTimeout.toMillis() + "ms");
    wanted.put(
        "statement_timeout",
        options.statementTimeout().orElse(limits.statementTimeout()).toMillis() + "ms");
    wanted.put("idle_in_transaction_session_timeout", "0");
    wanted.put("idle_session_timeout", "0");
    wanted.put("transaction_timeout", "0");
    // Else the backend of a killed client works on, and keeps its locks: a killed psql's too.
    wanted.put("client_connection_check_interval", "2s");
    // Else a firewall forgets the line while a statement works for an hour.
    wanted.put("tcp_keepalives_idle", "60");
    wanted.put("standard_conforming_strings", "on");
    wanted.put("search_path", SchemaStatements.OWN_PATH);
    return wanted;
  }

  /**
   * The statement before one that stands alone. A statement that works CONCURRENTLY waits without
   * blocking anyone; a timeout would leave an INVALID index behind.
   */
  public static String lockTimeoutAlone(StandaloneEffect effect, Duration lockTimeout) {
    return "SET lock_timeout = '%sms'"
        .formatted(effect.concurrently() ? 0 : lockTimeout.toMillis());
  }
}
