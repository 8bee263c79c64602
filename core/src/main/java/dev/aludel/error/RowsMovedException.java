package dev.aludel.error;

import java.util.List;

/**
 * Another process changed the version table while this one was at work; the step was rolled back.
 */
public final class RowsMovedException extends DatabaseStateException {

  private final List<String> revisions;

  /**
   * Names the revisions concerned.
   *
   * @param description what was found, and where
   * @param action what to do next
   * @param revisions the ids concerned, in the order of the message
   */
  public RowsMovedException(String description, String action, List<String> revisions) {
    super(Reason.ROWS_MOVED, description, action);
    this.revisions = List.copyOf(revisions);
  }

  /** {@return the ids concerned, in the order of the message} */
  public List<String> revisions() {
    return revisions;
  }
}
