package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A revision failed; its transaction was rolled back. */
public final class RevisionFailedException extends DatabaseException {

  private final String revision;
  private final String origin;
  private final int line;
  private final int column;

  /**
   * Says which revision failed, where, and what stays.
   *
   * @param description the revision, the place, the statement and PostgreSQL's words
   * @param action what to do next
   * @param sqlState PostgreSQL's SQLSTATE, or an empty text
   * @param cause the driver's exception, or what the Java revision threw
   * @param revision the id of the revision
   * @param origin its file or class
   * @param line the line of the failing statement in that file, from 1; 0 where it is not known
   * @param column its column, from 1; 0 where it is not known
   */
  public RevisionFailedException(
      String description,
      String action,
      String sqlState,
      @Nullable Throwable cause,
      String revision,
      String origin,
      int line,
      int column) {
    super(description, action, sqlState, cause);
    this.revision = revision;
    this.origin = origin;
    this.line = line;
    this.column = column;
  }

  /** {@return the id of the revision} */
  public String revision() {
    return revision;
  }

  /** {@return the revision's file or class} */
  public String origin() {
    return origin;
  }

  /** {@return the line in that file, from 1; 0 where it is not known} */
  public int line() {
    return line;
  }

  /** {@return the column in that file, from 1; 0 where it is not known} */
  public int column() {
    return column;
  }
}
