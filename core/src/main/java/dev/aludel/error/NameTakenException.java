package dev.aludel.error;

/** An id, a label or a file's name is in use already. */
public final class NameTakenException extends WorkbenchException {

  /**
   * Says what keeps it from being done.
   *
   * @param description what was asked for and what is in its way
   * @param action what to do about it
   */
  public NameTakenException(String description, String action) {
    super(description, action, null);
  }
}
