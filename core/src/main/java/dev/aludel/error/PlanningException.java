package dev.aludel.error;

/** What was asked for can't be carried out as it stands; nothing was run. */
public abstract sealed class PlanningException extends AludelException
    permits InvalidDowngradeTargetException,
        UnsettledRevisionException,
        OverlappingTargetsException,
        UnrunnableRevisionsException {

  PlanningException(String description, String action) {
    super(description, action, null);
  }
}
