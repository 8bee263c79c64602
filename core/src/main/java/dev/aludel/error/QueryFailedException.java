package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A statement of Aludel's own failed: reading or writing its tables, taking its lock. */
public final class QueryFailedException extends DatabaseException {

  /**
   * Keeps the driver's exception as the cause.
   *
   * @param description what failed, and where
   * @param action what to do next
   * @param sqlState PostgreSQL's SQLSTATE, or an empty text
   * @param cause the driver's exception, where there is one
   */
  public QueryFailedException(
      String description, String action, String sqlState, @Nullable Throwable cause) {
    super(description, action, sqlState, cause);
  }
}
