package dev.aludel.error;

import java.util.List;

/** A relative identifier is counted from the current revision, and there are several. */
public final class AmbiguousStartException extends ResolutionException {

  private final List<String> revisions;

  /**
   * Lists the current revisions.
   *
   * @param description the current revisions
   * @param action how to name one
   * @param identifier the identifier as it was given
   * @param revisions the current revisions, by id
   */
  public AmbiguousStartException(
      String description, String action, String identifier, List<String> revisions) {
    super(Reason.AMBIGUOUS_START, description, action, identifier);
    this.revisions = List.copyOf(revisions);
  }

  /** {@return the current revisions, by id} */
  public List<String> revisions() {
    return revisions;
  }

  @Override
  AmbiguousStartException withAction(String action) {
    return new AmbiguousStartException(description(), action, identifier(), revisions);
  }
}
