package dev.aludel;

import dev.aludel.internal.run.offline.OfflineWriter;

/**
 * Prints SQL as a script for psql, and runs nothing.
 *
 * <pre>{@code
 * aludel.offline().upgrade("20241111_110000:head", sql);
 * }</pre>
 *
 * <p>A range is {@code from:to}; {@code from} is one identifier, several with commas between, or
 * {@code current} for what the database has. Only {@code current} needs a database. Nothing is
 * printed where there is an error.
 */
public final class Offline {

  private final OfflineWriter writer;

  Offline(OfflineWriter writer) {
    this.writer = writer;
  }

  /**
   * Prints the SQL of an upgrade.
   *
   * @param range {@code to}, which begins at base, or {@code from:to}
   * @param sql gets the script
   * @throws java.io.UncheckedIOException where the script can't be appended
   */
  public void upgrade(String range, Appendable sql) {
    writer.upgrade(range, sql);
  }

  /**
   * Prints the SQL of a downgrade.
   *
   * @param range {@code from:to}
   * @param sql gets the script
   * @throws java.io.UncheckedIOException where the script can't be appended
   */
  public void downgrade(String range, Appendable sql) {
    writer.downgrade(range, sql);
  }

  /**
   * Prints the SQL of a stamp.
   *
   * @param range {@code to}, which begins at base, or {@code from:to}; either may be several
   *     identifiers with commas between
   * @param sql gets the script
   * @throws java.io.UncheckedIOException where the script can't be appended
   */
  public void stamp(String range, Appendable sql) {
    writer.stamp(range, sql);
  }
}
