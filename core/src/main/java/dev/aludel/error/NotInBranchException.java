package dev.aludel.error;

/** A revision that is neither above nor below the branch it was looked for in. */
public final class NotInBranchException extends ResolutionException {

  private final String revision;

  /**
   * Names the revision and the branch.
   *
   * @param description the revision and the branch
   * @param action what to type instead
   * @param identifier the identifier as it was given
   * @param revision the id of the revision
   */
  public NotInBranchException(
      String description, String action, String identifier, String revision) {
    super(Reason.NOT_IN_BRANCH, description, action, identifier);
    this.revision = revision;
  }

  /** {@return the id of the revision} */
  public String revision() {
    return revision;
  }

  @Override
  NotInBranchException withAction(String action) {
    return new NotInBranchException(description(), action, identifier(), revision);
  }
}
