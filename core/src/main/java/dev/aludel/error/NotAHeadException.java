package dev.aludel.error;

import java.util.List;

/** A new revision was to follow one that another follows already. */
public final class NotAHeadException extends WorkbenchException {

  private final List<String> revisions;

  /**
   * Names the revisions and how to branch off on purpose.
   *
   * @param description the revisions that are no heads
   * @param action what to type instead
   * @param revisions their ids
   */
  public NotAHeadException(String description, String action, List<String> revisions) {
    super(Reason.NOT_A_HEAD, description, action, null);
    this.revisions = List.copyOf(revisions);
  }

  /** {@return the ids of the revisions that are no heads} */
  public List<String> revisions() {
    return revisions;
  }
}
