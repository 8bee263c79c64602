package dev.aludel.error;

/** Row security would hide rows of one of Aludel's own tables, so that it can't tell what ran. */
public final class HiddenRowsException extends DatabaseStateException {

  /**
   * Says what was found, and what to do next.
   *
   * @param description what was found, and where
   * @param action what to do next
   */
  public HiddenRowsException(String description, String action) {
    super(description, action);
  }
}
