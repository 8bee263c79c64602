package dev.aludel.error;

/**
 * Somebody else's table, or something that is no table, stands where one of Aludel's own belongs;
 * nothing of it was read.
 */
public final class UntrustedTableException extends DatabaseStateException {

  private final String table;
  private final String owner;

  /**
   * Names the table and the ways out.
   *
   * @param description what was found
   * @param action what to do about it
   * @param table its name, quoted and qualified
   * @param owner the role that owns it
   */
  public UntrustedTableException(String description, String action, String table, String owner) {
    super(description, action);
    this.table = table;
    this.owner = owner;
  }

  /** {@return the table's name, quoted and qualified} */
  public String table() {
    return table;
  }

  /** {@return the role that owns it} */
  public String owner() {
    return owner;
  }
}
