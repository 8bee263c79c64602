package dev.aludel.spring;

import dev.aludel.report.MigrationListener;

/** Makes listeners that know which database they hear of. */
@FunctionalInterface
public interface DatabaseListenerFactory {

  /**
   * Makes one.
   *
   * @param database the name under {@code aludel.databases}, or an empty text
   * @return the listener
   */
  MigrationListener listener(String database);
}
