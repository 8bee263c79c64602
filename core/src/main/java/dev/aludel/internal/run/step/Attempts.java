package dev.aludel.internal.run.step;

import dev.aludel.error.RevisionFailedException;
import dev.aludel.internal.database.ServerError;
import dev.aludel.internal.script.file.ScriptOptions;
import dev.aludel.setting.Limits;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often, and after which pause, a revision that met a lock is tried again.
 *
 * <p>A statement that waits for a lock makes everyone behind it wait too. So the wait is short at
 * first, and what was asked for is given back between two attempts.
 */
public final class Attempts {

  private static final Duration FIRST_TIMEOUT = Duration.ofSeconds(1);
  private static final double TIMEOUT_GROWTH = 1.5;
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 12_000;

  private final Limits limits;

  public Attempts(Limits limits) {
    this.limits = limits;
  }

  /**
   * {@return the lock_timeout of an attempt, counted from 1: short at first, growing to the limit}
   */
  Duration lockTimeout(int attempt, ScriptOptions options) {
    if (options.lockTimeout().isPresent()) {
      return options.lockTimeout().get();
    }
    Duration longest = limits.lockTimeout();
    if (longest.isZero()) {
      return longest;
    }
    long millis = (long) (FIRST_TIMEOUT.toMillis() * Math.pow(TIMEOUT_GROWTH, attempt - 1.0));
    return Duration.ofMillis(Math.min(longest.toMillis(), millis));
  }

  /** {@return the lock_timeout where there is one attempt only} */
  public Duration onlyLockTimeout(ScriptOptions options) {
    return options.lockTimeout().orElse(limits.lockTimeout());
  }

  /** {@return whether a failure of the attempt is worth another one} */
  boolean again(RevisionFailedException failure, int attempt, ScriptOptions options) {
    return ServerError.metLock(failure.sqlState())
        && options.retry()
        && attempt <= limits.lockRetries();
  }

  /**
   * Waits a while before the attempt that follows this one; not always as long, so that two who met
   * don't meet again.
   */
  void pause(int attempt) throws InterruptedException {
    long longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10));
    Thread.sleep(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
  }
}
