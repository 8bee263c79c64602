package dev.aludel.error;

import java.util.List;

/** What stands before an {@code @} is neither a label nor a revision. */
public final class UnknownLabelException extends ResolutionException {

  private final List<String> nearest;

  /**
   * Names what was asked for and what comes nearest.
   *
   * @param description what was asked for
   * @param action what to type instead
   * @param identifier the identifier as it was given
   * @param nearest labels and ids that look like it, nearest first
   */
  public UnknownLabelException(
      String description, String action, String identifier, List<String> nearest) {
    super(Reason.UNKNOWN_LABEL, description, action, identifier);
    this.nearest = List.copyOf(nearest);
  }

  /** {@return labels and ids that look like it, nearest first} */
  public List<String> nearest() {
    return nearest;
  }

  @Override
  UnknownLabelException withAction(String action) {
    return new UnknownLabelException(description(), action, identifier(), nearest);
  }
}
