package dev.aludel.error;

import java.util.List;

/**
 * A row of the version table is an ancestor of another one, which the graph never leaves behind.
 */
public final class OverlappingRowsException extends DatabaseStateException {

  private final List<String> revisions;

  /**
   * Names the revisions concerned.
   *
   * @param description what was found, and where
   * @param action what to do next
   * @param revisions the ids concerned, in the order of the message
   */
  public OverlappingRowsException(String description, String action, List<String> revisions) {
    super(Reason.OVERLAPPING_ROWS, description, action);
    this.revisions = List.copyOf(revisions);
  }

  /** {@return the ids concerned, in the order of the message} */
  public List<String> revisions() {
    return revisions;
  }
}
