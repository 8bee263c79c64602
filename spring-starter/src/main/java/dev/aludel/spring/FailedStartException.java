package dev.aludel.spring;

import dev.aludel.error.DatabaseException;

/** Says of an error of the database which of the application's databases it is about. */
final class FailedStartException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Database database;

  FailedStartException(Database database, DatabaseException cause) {
    super("The start failed on the " + database, cause);
    this.database = database;
  }

  Database database() {
    return database;
  }
}
