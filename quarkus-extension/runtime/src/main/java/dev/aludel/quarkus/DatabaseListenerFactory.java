package dev.aludel.quarkus;

import dev.aludel.report.MigrationListener;

/** A bean of the extension that listens to each database for itself. */
interface DatabaseListenerFactory {

  /**
   * Makes a listener.
   *
   * @param database the name of the data source, or an empty text
   * @return the listener
   */
  MigrationListener listener(String database);
}
