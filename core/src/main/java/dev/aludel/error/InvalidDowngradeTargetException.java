package dev.aludel.error;

/** The revision to go down to is not below what the database has. */
public final class InvalidDowngradeTargetException extends PlanningException {

  /**
   * Names the target and the rows.
   *
   * @param description the target and where the database is
   * @param action what to do instead
   */
  public InvalidDowngradeTargetException(String description, String action) {
    super(description, action);
  }
}
