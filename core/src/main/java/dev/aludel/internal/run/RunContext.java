package dev.aludel.internal.run;

import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.RowsMovedException;
import dev.aludel.internal.database.LikelyBlockers;
import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.database.Look;
import dev.aludel.internal.database.MigrationLock;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.database.VersionTable;
import dev.aludel.internal.script.ScriptOptions;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.PlaceholderMask;
import dev.aludel.internal.text.ShownText;
import dev.aludel.revision.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every step of one run shares: the session, the tables, the settings, who hears of it. */
final class RunContext {

  static final String READ_COMMITTED = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE";

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private final Session session;
  private final RunSettings settings;
  private final SessionSettings sessionSettings;
  private final Attempts attempts;
  private final VersionTable version;
  private final LogTable log;
  private final Listeners listeners;
  private final Look look;

  RunContext(Session session, RunSettings settings, Look look, Listeners listeners) {
    this.session = session;
    this.settings = settings;
    this.attempts = new Attempts(settings.limits());
    this.sessionSettings = new SessionSettings(settings, look.serverVersion(), attempts);
    this.version = new VersionTable(look.tables());
    this.log = new LogTable(look.tables(), settings.toolVersion());
    this.listeners = listeners;
    this.look = look;
    PlaceholderMask mask = new PlaceholderMask(settings.placeholders());
    session.hiding(text -> mask.hide(text, ""));
  }

  Session session() {
    return session;
  }

  RunSettings settings() {
    return settings;
  }

  Attempts attempts() {
    return attempts;
  }

  VersionTable version() {
    return version;
  }

  LogTable log() {
    return log;
  }

  /** Begins a transaction; through a pooler, one that holds the migration lock until it ends. */
  void begin() {
    if (look.pooled()) {
      MigrationLock.beginLocked(session, look, settings.limits().lockWait());
    } else {
      session.begin();
    }
  }

  /**
   * {@return the statements at the head of every transaction: settings first, then the lock and the
   * guard, and only then the revision's own search_path}
   */
  List<String> opening(ScriptOptions options, SortedSet<String> rows, int attempt) {
    return List.of(
        isolation(),
        settingsStatement(options, attempt),
        version.lock(),
        version.guard(rows),
        session.pathStatement(searchPath()));
  }

  /** The run's schema stands first; the rest of the caller's search_path stays. */
  private String searchPath() {
    String rest = look.searchPath().isEmpty() ? "" : ", " + look.searchPath();
    return settings
        .tables()
        .schema()
        .map(schema -> Identifiers.quote(schema) + rest)
        .orElse(look.searchPath());
  }

  /**
   * {@return the statements at the head of a later transaction of the same revision, which keeps
   * what its script has set and created before}
   */
  List<String> continuing(ScriptOptions options, SortedSet<String> rows, int attempt) {
    if (look.pooled()) {
      // Nothing of the session is ours any more: what it had set ended with the transaction.
      return opening(options, rows, attempt);
    }
    List<String> statements = new ArrayList<>();
    statements.add(isolation());
    statements.addAll(closing());
    statements.add(Session.continueStatement(sessionSettings.of(options, attempt)));
    statements.add(version.lock());
    statements.add(version.guard(rows));
    return statements;
  }

  /**
   * {@return the statement that sets the isolation level; too late where the lock was asked for in
   * the transaction}
   */
  String isolation() {
    return look.pooled() ? "SELECT 1" : READ_COMMITTED;
  }

  /** {@return the statement that gives every revision the same session to begin with} */
  String settingsStatement(ScriptOptions options, int attempt) {
    return session.restoreStatement(sessionSettings.of(options, attempt), settings.role());
  }

  /** {@return the statements between a revision's own and Aludel's rows} */
  List<String> closing() {
    return session.ownRoleStatements(settings.role());
  }

  RowsMovedException rowsMoved(String found) {
    return new RowsMovedException(
        "Another process changed the version table "
            + ShownText.line(look.tables().versionTable())
            + " in the meantime: "
            + found
            + ".",
        "The step was rolled back and nothing ran twice. Look at 'current', then run it again.",
        List.of());
  }

  /** Tells of an attempt that met a lock, who may hold it, and waits before the next one. */
  void retrying(Step step, int attempt, RevisionFailedException failure) {
    LOG.info(
        "{} met a lock (SQLSTATE {}); attempt {} of {} follows.{}",
        step.revision().id(),
        failure.sqlState(),
        attempt + 1,
        settings.limits().lockRetries() + 1,
        LikelyBlockers.of(session));
    listeners.retried(step, attempt + 1, failure.description());
    try {
      attempts.pause(attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
