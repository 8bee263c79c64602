package dev.aludel.error;

import java.util.List;

/** Revisions whose script or place in the graph changed after they were applied. */
public final class ChangedRevisionsException extends DatabaseStateException {

  private final List<String> revisions;

  /**
   * Names the revisions concerned.
   *
   * @param description what was found, and where
   * @param action what to do next
   * @param revisions the ids concerned, in the order of the message
   */
  public ChangedRevisionsException(String description, String action, List<String> revisions) {
    super(Reason.CHANGED, description, action);
    this.revisions = List.copyOf(revisions);
  }

  /** {@return the ids concerned, in the order of the message} */
  public List<String> revisions() {
    return revisions;
  }
}
