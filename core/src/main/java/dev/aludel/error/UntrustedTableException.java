package dev.aludel.error;

/**
 * Somebody else's table, or something that is no table, stands where one of Aludel's own belongs;
 * nothing of it was read.
 */
public final class UntrustedTableException extends DatabaseStateException {

  /**
   * Names the table and the ways out.
   *
   * @param description what was found, and whose it is
   * @param action what to do about it
   */
  public UntrustedTableException(String description, String action) {
    super(description, action);
  }
}
