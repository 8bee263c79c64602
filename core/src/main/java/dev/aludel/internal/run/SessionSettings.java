package dev.aludel.internal.run;

import dev.aludel.internal.database.SchemaStatements;
import dev.aludel.internal.script.ScriptOptions;
import java.util.Map;
import java.util.TreeMap;

/** The settings of PostgreSQL's that a revision runs with, whatever the caller's session had. */
final class SessionSettings {

  /** transaction_timeout came with PostgreSQL 17. */
  private static final int TRANSACTION_TIMEOUT_SINCE = 170000;

  private final RunSettings settings;
  private final int serverVersion;
  private final Attempts attempts;

  SessionSettings(RunSettings settings, int serverVersion, Attempts attempts) {
    this.settings = settings;
    this.serverVersion = serverVersion;
    this.attempts = attempts;
  }

  Map<String, String> of(ScriptOptions options, int attempt) {
    Map<String, String> wanted = new TreeMap<>();
    wanted.put("lock_timeout", attempts.lockTimeout(attempt, options).toMillis() + "ms");
    wanted.put(
        "statement_timeout",
        options.statementTimeout().orElse(settings.limits().statementTimeout()).toMillis() + "ms");
    wanted.put("idle_in_transaction_session_timeout", "0");
    wanted.put("idle_session_timeout", "0");
    // Else the backend of a killed client works on, and keeps the migration lock.
    wanted.put("client_connection_check_interval", "2s");
    wanted.put("tcp_keepalives_idle", "60");
    wanted.put("standard_conforming_strings", "on");
    if (serverVersion >= TRANSACTION_TIMEOUT_SINCE) {
      wanted.put("transaction_timeout", "0");
    }
    wanted.put("search_path", SchemaStatements.OWN_PATH);
    return wanted;
  }
}
