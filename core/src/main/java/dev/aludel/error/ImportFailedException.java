package dev.aludel.error;

/** Another tool's files can't be turned into revisions. */
public final class ImportFailedException extends WorkbenchException {

  /**
   * Says what keeps it from being done.
   *
   * @param description what was asked for and what is in its way
   * @param action what to do about it
   */
  public ImportFailedException(String description, String action) {
    super(description, action, null);
  }
}
