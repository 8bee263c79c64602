package dev.aludel.error;

/**
 * A well-formed identifier that means nothing where it was given, as {@code +1} for a downgrade.
 */
public final class UnsuitableIdentifierException extends ResolutionException {

  /**
   * Says why it means nothing here.
   *
   * @param description the identifier and why it means nothing here
   * @param action what to type instead
   * @param identifier the identifier as it was given
   */
  public UnsuitableIdentifierException(String description, String action, String identifier) {
    super(description, action, identifier);
  }
}
