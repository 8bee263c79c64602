package dev.aludel.internal.run;

import java.time.Duration;

/** Says when something that lasts should be told: at once, and again after each interval. */
final class Reminder {

  private final Duration interval;
  private Duration next = Duration.ZERO;

  Reminder(Duration interval) {
    this.interval = interval;
  }

  /** Whether it should be told now; then not again before the interval is over. */
  boolean isDue(Duration lasted) {
    boolean due = lasted.compareTo(next) >= 0;
    if (due) {
      next = lasted.plus(interval);
    }
    return due;
  }
}
