package dev.aludel.internal.database;

import dev.aludel.error.QueryFailedException;
import java.sql.SQLException;

/**
 * A statement that the server refused, or that never got there; the rooms above turn it into a
 * sentence for users.
 */
public final class ServerException extends RuntimeException {

  /** Stands for a failure whose place in the batch is not known. */
  public static final int UNKNOWN_INDEX = -1;

  private final ServerError error;
  private final int index;
  private final SQLException driverException;

  ServerException(SQLException cause, int index) {
    super(cause.getMessage(), cause);
    this.error = ServerError.of(cause);
    this.index = index;
    this.driverException = cause;
  }

  /** What the check of what the driver needs means by failing. */
  private ServerException(SQLException cause, ServerError meaning) {
    super(meaning.message(), cause);
    this.error = meaning;
    this.index = UNKNOWN_INDEX;
    this.driverException = cause;
  }

  /**
   * {@return this; or where {@link DriverNeeds#CHECK} has failed, what that says of the statements
   * before it}
   */
  public ServerException ofCheck() {
    ServerError meaning = error.ofCheck();
    return meaning.equals(error) ? this : new ServerException(driverException, meaning);
  }

  /** {@return what PostgreSQL, or the way to it, said} */
  public ServerError error() {
    return error;
  }

  /** {@return the exception that the driver threw} */
  public Exception driverException() {
    return driverException;
  }

  /** {@return which statement of the batch failed, from 0, or {@link #UNKNOWN_INDEX}} */
  public int index() {
    return index;
  }

  /**
   * What a caller is told where it was a statement of Aludel's own.
   *
   * @param doing what was being done
   * @return the error to throw
   */
  public QueryFailedException failureOf(String doing) {
    return ServerError.failed(doing, error, driverException);
  }
}
