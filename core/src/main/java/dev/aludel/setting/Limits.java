package dev.aludel.setting;

import java.time.Duration;

/**
 * How long a run waits, for what, and how often it tries again.
 *
 * @param connectWait how long a server that can't be reached is waited for
 * @param lockWait how long another process may hold the migration lock while its backend is idle
 * @param lockTimeout the longest lock_timeout of PostgreSQL's for the statements of a revision; the
 *     first attempts get by with less, from one second on; zero waits for ever
 * @param lockRetries how many more times a revision is tried that ran into the lock_timeout or a
 *     deadlock
 * @param statementTimeout PostgreSQL's statement_timeout for the statements of a revision; zero
 *     lets them run for ever
 */
public record Limits(
    Duration connectWait,
    Duration lockWait,
    Duration lockTimeout,
    int lockRetries,
    Duration statementTimeout) {

  /** Refuses negative durations and counts. */
  public Limits {
    if (connectWait.isNegative()
        || lockWait.isNegative()
        || lockTimeout.isNegative()
        || lockRetries < 0
        || statementTimeout.isNegative()) {
      throw new IllegalArgumentException("A limit is a duration or a count of zero or more");
    }
  }

  /**
   * {@return no wait for a server, five minutes for the lock of the run, up to five seconds for a
   * lock of a statement with ten retries over about two minutes, no end to a statement}
   */
  public static Limits defaults() {
    return new Limits(
        Duration.ZERO, Duration.ofMinutes(5), Duration.ofSeconds(5), 10, Duration.ZERO);
  }

  /**
   * The same with another wait for a server that can't be reached.
   *
   * @param wait how long to go on trying to connect
   * @return the changed limits
   */
  public Limits withConnectWait(Duration wait) {
    return new Limits(wait, lockWait, lockTimeout, lockRetries, statementTimeout);
  }

  /**
   * The same with another wait for the migration lock.
   *
   * @param wait how long another process may hold it while its backend is idle
   * @return the changed limits
   */
  public Limits withLockWait(Duration wait) {
    return new Limits(connectWait, wait, lockTimeout, lockRetries, statementTimeout);
  }

  /**
   * The same with another longest lock_timeout.
   *
   * @param timeout for each lock a statement asks for
   * @return the changed limits
   */
  public Limits withLockTimeout(Duration timeout) {
    return new Limits(connectWait, lockWait, timeout, lockRetries, statementTimeout);
  }

  /**
   * The same with another number of retries.
   *
   * @param retries how many more times a revision is tried that met a lock
   * @return the changed limits
   */
  public Limits withLockRetries(int retries) {
    return new Limits(connectWait, lockWait, lockTimeout, retries, statementTimeout);
  }

  /**
   * The same with another statement_timeout.
   *
   * @param timeout for each statement
   * @return the changed limits
   */
  public Limits withStatementTimeout(Duration timeout) {
    return new Limits(connectWait, lockWait, lockTimeout, lockRetries, timeout);
  }
}
