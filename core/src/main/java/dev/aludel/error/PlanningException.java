package dev.aludel.error;

/** What was asked for can't be carried out as it stands; nothing was run. */
public sealed class PlanningException extends AludelException
    permits UnsettledRevisionException, OverlappingTargetsException, UnrunnableRevisionsException {

  /** Why. */
  public enum Reason {
    /** A downgrade would lead nowhere. */
    INVALID_DOWNGRADE_TARGET,
    /** One target includes another. */
    OVERLAPPING_TARGETS,
    /** Revisions of the plan can't run. */
    UNRUNNABLE,
    /** A revision stopped between its statements. */
    UNSETTLED
  }

  private final Reason reason;

  /**
   * Describes the failure.
   *
   * @param reason why
   * @param description what happened, and where
   * @param action what to do next
   */
  public PlanningException(Reason reason, String description, String action) {
    super(description, action, null);
    this.reason = reason;
  }

  /** {@return why} */
  public Reason reason() {
    return reason;
  }
}
