package dev.aludel.error;

/** A text that has the form of no identifier. */
public final class MalformedIdentifierException extends ResolutionException {

  /**
   * Says which part is wrong.
   *
   * @param description the text and what is wrong with it
   * @param action the forms there are
   * @param identifier the identifier as it was given
   */
  public MalformedIdentifierException(String description, String action, String identifier) {
    super(description, action, identifier);
  }
}
