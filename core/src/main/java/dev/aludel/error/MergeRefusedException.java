package dev.aludel.error;

/** There is nothing to join, or one thing was named twice. */
public final class MergeRefusedException extends WorkbenchException {

  /**
   * Says what keeps it from being done.
   *
   * @param description what was asked for and what is in its way
   * @param action what to do about it
   */
  public MergeRefusedException(String description, String action) {
    super(description, action, null);
  }
}
