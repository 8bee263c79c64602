package dev.aludel.error;

/** A listener refused the plan before anything ran. */
public final class VetoedException extends AludelException {

  /**
   * Keeps the listener's exception as the cause.
   *
   * @param description who refused, and why
   * @param action what to do next
   * @param cause what the listener threw
   */
  public VetoedException(String description, String action, Throwable cause) {
    super(description, action, cause);
  }
}
