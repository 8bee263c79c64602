package dev.aludel.error;

/** A template or a pattern of file names doesn't make a revision's file. */
public final class InvalidTemplateException extends WorkbenchException {

  /**
   * Says what keeps it from being done.
   *
   * @param description what was asked for and what is in its way
   * @param action what to do about it
   */
  public InvalidTemplateException(String description, String action) {
    super(description, action, null);
  }
}
