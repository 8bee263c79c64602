package dev.aludel.error;

import java.util.List;

/** No revision, prefix or label has this name. */
public final class UnknownRevisionException extends ResolutionException {

  private final List<String> nearest;

  /**
   * Names what was asked for and what comes nearest.
   *
   * @param description what was asked for
   * @param action what to type instead
   * @param identifier the identifier as it was given
   * @param nearest ids that look like it, nearest first
   */
  public UnknownRevisionException(
      String description, String action, String identifier, List<String> nearest) {
    super(Reason.UNKNOWN_REVISION, description, action, identifier);
    this.nearest = List.copyOf(nearest);
  }

  /** {@return ids that look like it, nearest first} */
  public List<String> nearest() {
    return nearest;
  }

  @Override
  UnknownRevisionException withAction(String action) {
    return new UnknownRevisionException(description(), action, identifier(), nearest);
  }
}
