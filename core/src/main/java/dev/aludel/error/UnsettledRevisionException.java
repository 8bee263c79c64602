package dev.aludel.error;

/**
 * A revision that runs in segments stopped half-way, and nothing but a person can tell how it goes
 * on.
 */
public final class UnsettledRevisionException extends PlanningException {

  private final String revision;
  private final int statement;

  /**
   * Names the revision, the statement and the ways on.
   *
   * @param description which revision stopped where
   * @param action how to settle it
   * @param revision the id of the revision
   * @param statement the statement it stopped at, counted from 1
   */
  public UnsettledRevisionException(
      String description, String action, String revision, int statement) {
    super(Reason.UNSETTLED, description, action);
    this.revision = revision;
    this.statement = statement;
  }

  /** {@return the id of the revision} */
  public String revision() {
    return revision;
  }

  /** {@return the statement it stopped at, counted from 1} */
  public int statement() {
    return statement;
  }
}
