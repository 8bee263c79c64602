package dev.aludel.error;

/** A range that doesn't lead from a revision up to another. */
public final class InvalidRangeException extends ResolutionException {

  /**
   * Names both ends.
   *
   * @param description the range and what is wrong with it
   * @param action what to type instead
   * @param identifier the identifier as it was given
   */
  public InvalidRangeException(String description, String action, String identifier) {
    super(description, action, identifier);
  }
}
