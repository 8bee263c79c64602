package dev.aludel.internal.run.step;

import dev.aludel.error.QueryFailedException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.RowsMovedException;
import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.LikelyBlockers;
import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.database.MigrationLock;
import dev.aludel.internal.database.ServerError;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.database.TableTriggers;
import dev.aludel.internal.database.VersionTable;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.plan.Visit;
import dev.aludel.internal.script.file.ScriptOptions;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.PlaceholderMask;
import dev.aludel.internal.text.ShownText;
import dev.aludel.revision.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every step of one run shares: the session, the tables, the settings, who hears of it. */
public final class RunContext {

  private static final String READ_COMMITTED =
      "SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE";

  private static final String NO_SUCH_TABLE = "42P01";

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private final Session session;
  private final RunSettings settings;
  private final Attempts attempts;
  private final StepProtocol protocol;
  private final VersionTable version;
  private final LogTable log;
  private final Listeners listeners;
  private final DatabaseState state;
  private final Map<Attempt, Map<String, String>> sessionSettings = new HashMap<>();

  public RunContext(Visit visit, Listeners listeners) {
    this.session = visit.session();
    this.settings = visit.settings();
    this.state = visit.state();
    this.attempts = new Attempts(settings.limits());
    this.log = visit.log();
    this.version = new VersionTable(state.tables());
    this.protocol = new StepProtocol(version, log, !state.pooled());
    this.listeners = listeners;
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
    if (state.pooled()) {
      MigrationLock.beginLocked(session, state, settings.limits().lockWait());
    } else {
      session.begin();
    }
  }

  /** {@return what each transaction consists of} */
  StepProtocol protocol() {
    return protocol;
  }

  /** The run's schema stands first; the rest of the caller's search_path stays. */
  String searchPath() {
    String rest = state.searchPath().isEmpty() ? "" : ", " + state.searchPath();
    return settings
        .tables()
        .schema()
        .map(schema -> Identifiers.quote(schema) + rest)
        .orElse(state.searchPath());
  }

  /**
   * {@return the statement that sets the isolation level; none where the lock was asked for in the
   * transaction, and the level before it}
   */
  Optional<String> isolation() {
    return state.pooled() ? Optional.empty() : Optional.of(READ_COMMITTED);
  }

  /** {@return the settings that a revision runs with} */
  Map<String, String> sessionSettings(ScriptOptions options, int attempt) {
    return sessionSettings.computeIfAbsent(
        new Attempt(options, attempt),
        wanted -> SessionSettings.of(options, settings, attempts.lockTimeout(attempt, options)));
  }

  /** Most revisions want the same, and there may be thousands. */
  private record Attempt(ScriptOptions options, int number) {}

  /** {@return the role to work as, or an empty text for the connection's own} */
  String role() {
    return settings.role();
  }

  /** {@return the trigger or rule that keeps rows from being written, if there is one} */
  Optional<QueryFailedException> triggers(String found) {
    return TableTriggers.blamed(session, state.tables(), found);
  }

  /** {@return the trigger that an own statement failed in, if there is one} */
  Optional<QueryFailedException> triggers(ServerError error) {
    return TableTriggers.blamed(session, state.tables(), error);
  }

  /** {@return whether the server misses one of Aludel's own tables} */
  boolean missesOwnTable(ServerError error) {
    return error.sqlState().equals(NO_SUCH_TABLE)
        && (error.message().contains(state.tables().version())
            || error.message().contains(state.tables().log()));
  }

  RowsMovedException rowsMoved(String found) {
    return new RowsMovedException(
        "Another process changed the version table "
            + ShownText.line(state.tables().versionTable())
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
