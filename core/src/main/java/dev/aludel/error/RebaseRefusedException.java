package dev.aludel.error;

/** A revision can't get another parent: it is applied, or the result would not be a graph. */
public final class RebaseRefusedException extends WorkbenchException {

  /**
   * Says what keeps it from being done.
   *
   * @param description what was asked for and what is in its way
   * @param action what to do about it
   */
  public RebaseRefusedException(String description, String action) {
    super(description, action, null);
  }
}
