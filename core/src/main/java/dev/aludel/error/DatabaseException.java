package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** The server refused, failed or went away. */
public abstract sealed class DatabaseException extends AludelException
    permits ConnectionFailedException,
        LockWaitException,
        QueryFailedException,
        RevisionFailedException {

  private final String sqlState;

  DatabaseException(String description, String action, String sqlState, @Nullable Throwable cause) {
    super(description, action, cause);
    this.sqlState = sqlState;
  }

  /** {@return PostgreSQL's five-character SQLSTATE, or an empty text where there is none} */
  public String sqlState() {
    return sqlState;
  }
}
