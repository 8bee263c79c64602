package dev.aludel.internal.script.file;

import java.time.Duration;
import java.util.Optional;

/**
 * How a revision wants to be run, where that differs from the settings.
 *
 * @param transaction whether it runs in a transaction
 * @param lockTimeout how long a statement of it waits for a lock, where it says so; zero is without
 *     limit
 * @param statementTimeout how long a statement of it may take, where it says so; zero is without
 *     limit
 * @param retry whether it may be run again after a lock timeout or a deadlock
 * @param placeholders whether {@code ${name}} stands for a value
 */
public record ScriptOptions(
    boolean transaction,
    Optional<Duration> lockTimeout,
    Optional<Duration> statementTimeout,
    boolean retry,
    boolean placeholders) {

  /**
   * What a revision without a word about it gets: a transaction, the settings' timeouts, retries.
   */
  public static final ScriptOptions DEFAULT =
      new ScriptOptions(true, Optional.empty(), Optional.empty(), true, false);
}
