package dev.aludel.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until a test turns it. */
public class TurnedClock extends Clock {

  private Instant now = Instant.parse("2025-01-01T12:00:00Z");

  /**
   * Goes on.
   *
   * @param further by how much
   */
  public synchronized void turn(Duration further) {
    now = now.plus(further);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
