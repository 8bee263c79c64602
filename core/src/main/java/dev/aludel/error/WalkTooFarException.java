package dev.aludel.error;

/** A relative identifier that counts past an end of the history. */
public final class WalkTooFarException extends ResolutionException {

  private final int possible;

  /**
   * Says how far one could go.
   *
   * @param description where the walk began and how far it could go
   * @param action what to type instead
   * @param identifier the identifier as it was given
   * @param possible the number of revisions it could have gone
   */
  public WalkTooFarException(String description, String action, String identifier, int possible) {
    super(Reason.WALK_TOO_FAR, description, action, identifier);
    this.possible = possible;
  }

  /** {@return the number of revisions it could have gone} */
  public int possible() {
    return possible;
  }

  @Override
  WalkTooFarException withAction(String action) {
    return new WalkTooFarException(description(), action, identifier(), possible);
  }
}
