package dev.aludel.error;

import java.util.List;

/**
 * The version table holds a row for which this build has no revision, and which is not ahead
 * either.
 */
public final class UnknownRowException extends DatabaseStateException {

  private final List<String> revisions;

  /**
   * Names the revisions concerned.
   *
   * @param description what was found, and where
   * @param action what to do next
   * @param revisions the ids concerned, in the order of the message
   */
  public UnknownRowException(String description, String action, List<String> revisions) {
    super(Reason.UNKNOWN_ROW, description, action);
    this.revisions = List.copyOf(revisions);
  }

  /** {@return the ids concerned, in the order of the message} */
  public List<String> revisions() {
    return revisions;
  }
}
