package dev.aludel.error;

import java.util.List;

/** The database lacks revisions that this build has. */
public final class NotAtHeadException extends DatabaseStateException {

  private final List<String> revisions;

  /**
   * Names the revisions concerned.
   *
   * @param description what was found, and where
   * @param action what to do next
   * @param revisions the ids concerned, in the order of the message
   */
  public NotAtHeadException(String description, String action, List<String> revisions) {
    super(Reason.NOT_AT_HEAD, description, action);
    this.revisions = List.copyOf(revisions);
  }

  /** {@return the ids concerned, in the order of the message} */
  public List<String> revisions() {
    return revisions;
  }
}
