package dev.aludel.error;

import java.util.List;

/** The version table and the log don't say the same of which revisions the database has. */
public final class LogDisagreesException extends DatabaseStateException {

  private final List<String> revisions;

  /**
   * Names the revisions concerned.
   *
   * @param description what was found, and where
   * @param action what to do next
   * @param revisions the ids concerned, in the order in which they would run
   */
  public LogDisagreesException(String description, String action, List<String> revisions) {
    super(Reason.LOG_DISAGREES, description, action);
    this.revisions = List.copyOf(revisions);
  }

  /** {@return the ids concerned, in the order in which they would run} */
  public List<String> revisions() {
    return revisions;
  }
}
