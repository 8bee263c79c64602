package dev.aludel.error;

import java.util.List;

/** A relative identifier whose way forks, or meets a merge point. */
public final class AmbiguousWalkException extends ResolutionException {

  private final List<String> candidates;

  /**
   * Names the revisions among which it can't choose.
   *
   * @param description where the way parts
   * @param action how to name one
   * @param identifier the identifier as it was given
   * @param candidates the ids among which it can't choose, by id
   */
  public AmbiguousWalkException(
      String description, String action, String identifier, List<String> candidates) {
    super(Reason.AMBIGUOUS_WALK, description, action, identifier);
    this.candidates = List.copyOf(candidates);
  }

  /** {@return the ids among which it can't choose, by id} */
  public List<String> candidates() {
    return candidates;
  }

  @Override
  AmbiguousWalkException withAction(String action) {
    return new AmbiguousWalkException(description(), action, identifier(), candidates);
  }
}
