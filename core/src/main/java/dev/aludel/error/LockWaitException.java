package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** Another process held the migration lock for longer than the wait allowed. */
public final class LockWaitException extends DatabaseException {

  /**
   * Keeps the driver's exception as the cause.
   *
   * @param description what failed, and where
   * @param action what to do next
   * @param sqlState PostgreSQL's SQLSTATE, or an empty text
   * @param cause the driver's exception, where there is one
   */
  public LockWaitException(
      String description, String action, String sqlState, @Nullable Throwable cause) {
    super(description, action, sqlState, cause);
  }
}
