package dev.aludel.report;

import java.time.Duration;

/**
 * How long a run waits, and for what.
 *
 * @param lockWait how long another process may hold the migration lock while its backend is idle
 * @param lockTimeout PostgreSQL's lock_timeout for the statements of a revision; zero waits for
 *     ever
 * @param statementTimeout PostgreSQL's statement_timeout for the statements of a revision; zero
 *     lets them run for ever
 */
public record Limits(Duration lockWait, Duration lockTimeout, Duration statementTimeout) {

  /** Refuses negative durations. */
  public Limits {
    if (lockWait.isNegative() || lockTimeout.isNegative() || statementTimeout.isNegative()) {
      throw new IllegalArgumentException("A limit is a duration of zero or more");
    }
  }

  /**
   * {@return five minutes for the lock of the run, five seconds for a lock of a statement, no end
   * to a statement}
   */
  public static Limits defaults() {
    return new Limits(Duration.ofMinutes(5), Duration.ofSeconds(5), Duration.ZERO);
  }

  /**
   * The same with another wait for the migration lock.
   *
   * @param wait how long another process may hold it while its backend is idle
   * @return the changed limits
   */
  public Limits withLockWait(Duration wait) {
    return new Limits(wait, lockTimeout, statementTimeout);
  }

  /**
   * The same with another lock_timeout.
   *
   * @param timeout for each lock a statement asks for
   * @return the changed limits
   */
  public Limits withLockTimeout(Duration timeout) {
    return new Limits(lockWait, timeout, statementTimeout);
  }

  /**
   * The same with another statement_timeout.
   *
   * @param timeout for each statement
   * @return the changed limits
   */
  public Limits withStatementTimeout(Duration timeout) {
    return new Limits(lockWait, lockTimeout, timeout);
  }
}
