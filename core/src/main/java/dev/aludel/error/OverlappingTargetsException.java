package dev.aludel.error;

import java.util.List;

/** A revision was asked for together with one of its ancestors. */
public final class OverlappingTargetsException extends PlanningException {

  private final List<String> revisions;

  /**
   * Names both.
   *
   * @param description the ancestor and its descendant
   * @param action which one to leave out
   * @param revisions the ancestor and its descendant
   */
  public OverlappingTargetsException(String description, String action, List<String> revisions) {
    super(Reason.OVERLAPPING_TARGETS, description, action);
    this.revisions = List.copyOf(revisions);
  }

  /** {@return the ancestor and its descendant} */
  public List<String> revisions() {
    return revisions;
  }
}
