package dev.aludel.error;

import java.util.List;

/** A newer build has brought the database further than this build's heads. */
public final class AheadException extends DatabaseStateException {

  private final List<String> revisions;

  /**
   * Names the revisions concerned.
   *
   * @param description what was found, and where
   * @param action what to do next
   * @param revisions the ids concerned, in the order of the message
   */
  public AheadException(String description, String action, List<String> revisions) {
    super(Reason.AHEAD, description, action);
    this.revisions = List.copyOf(revisions);
  }

  /** {@return the ids concerned, in the order of the message} */
  public List<String> revisions() {
    return revisions;
  }
}
