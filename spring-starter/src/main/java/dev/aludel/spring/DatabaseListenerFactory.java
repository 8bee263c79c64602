package dev.aludel.spring;

import dev.aludel.report.MigrationListener;

/** Makes listeners that know which database they hear of. */
@FunctionalInterface
interface DatabaseListenerFactory {

  MigrationListener listener(String database);
}
