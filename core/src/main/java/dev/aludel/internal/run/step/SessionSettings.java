package dev.aludel.internal.run.step;

import dev.aludel.internal.database.SchemaStatements;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.script.file.ScriptOptions;
import dev.aludel.internal.sql.StandaloneEffect;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of PostgreSQL that a revision runs with, whatever the session had before: the same
 * in a run and in a printed script.
 */
public final class SessionSettings {

  /**
   * What a role, a database or a URL may bring and a revision's meaning would depend on. Left alone
   * on purpose is what is about space, speed or language, DateStyle, the defaults of new objects,
   * and row_security.
   */
  private static final Map<String, String> ENVIRONMENT =
      Map.ofEntries(
          Map.entry("default_transaction_read_only", "off"),
          Map.entry("default_transaction_isolation", "read committed"),
          Map.entry("default_transaction_deferrable", "off"),
          Map.entry("IntervalStyle", "postgres"),
          Map.entry("array_nulls", "on"),
          Map.entry("transform_null_equals", "off"),
          Map.entry("bytea_output", "hex"),
          Map.entry("extra_float_digits", "1"),
          Map.entry("check_function_bodies", "on"),
          Map.entry("xmloption", "content"),
          Map.entry("client_min_messages", "notice"),
          Map.entry("exit_on_error", "off"));

  private static final String TIME_ZONE = "TimeZone";

  private SessionSettings() {}

  /**
   * What a text means by: the same for a revision, and for a model in a scratch database.
   *
   * @param settings how to run
   * @return the settings, without the connection's time zone where that was asked for
   */
  public static Map<String, String> environment(RunSettings settings) {
    Map<String, String> wanted = new TreeMap<>(ENVIRONMENT);
    wanted.put("standard_conforming_strings", "on");
    settings.chosen().sessionTimeZone().ifPresent(zone -> wanted.put(TIME_ZONE, zone.getId()));
    return wanted;
  }

  /**
   * The settings for one attempt.
   *
   * @param options what the revision says of its timeouts
   * @param settings what the run says of them
   * @param lockTimeout how long a statement waits for a lock
   */
  public static Map<String, String> of(
      ScriptOptions options, RunSettings settings, Duration lockTimeout) {
    Map<String, String> wanted = environment(settings);
    wanted.put("lock_timeout", lockTimeout.toMillis() + "ms");
    wanted.put(
        "statement_timeout",
        options.statementTimeout().orElse(settings.limits().statementTimeout()).toMillis() + "ms");
    wanted.put("idle_in_transaction_session_timeout", "0");
    wanted.put("idle_session_timeout", "0");
    wanted.put("transaction_timeout", "0");
    // Else the backend of a killed client works on, and keeps its locks: a killed psql's too.
    wanted.put("client_connection_check_interval", "2s");
    // Else a firewall forgets the line while a statement works for an hour.
    wanted.put("tcp_keepalives_idle", "60");
    wanted.put("search_path", SchemaStatements.OWN_PATH);
    return wanted;
  }

  /**
   * What is set again in mid-revision: the rest is the script's own to change.
   *
   * @param settings those that the revision began with
   */
  public static Map<String, String> again(Map<String, String> settings) {
    Map<String, String> again = new TreeMap<>(settings);
    again.keySet().removeAll(ENVIRONMENT.keySet());
    again.remove(TIME_ZONE);
    return again;
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
