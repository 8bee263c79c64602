package dev.aludel.error;

import java.util.List;

/** The beginning of an id that several ids share. */
public final class AmbiguousPrefixException extends ResolutionException {

  private final List<String> candidates;

  /**
   * Names the ids it may mean.
   *
   * @param description the beginning and the ids
   * @param action how to tell them apart
   * @param identifier the identifier as it was given
   * @param candidates the ids that begin with it, by id
   */
  public AmbiguousPrefixException(
      String description, String action, String identifier, List<String> candidates) {
    super(Reason.AMBIGUOUS_PREFIX, description, action, identifier);
    this.candidates = List.copyOf(candidates);
  }

  /** {@return the ids that begin with it, by id} */
  public List<String> candidates() {
    return candidates;
  }

  @Override
  AmbiguousPrefixException withAction(String action) {
    return new AmbiguousPrefixException(description(), action, identifier(), candidates);
  }
}
