package dev.aludel.error;

/** An identifier that names no revision, or not the one thing it should name. */
public sealed class ResolutionException extends AludelException
    permits UnknownRevisionException,
        AmbiguousPrefixException,
        UnknownLabelException,
        NotInBranchException,
        MultipleHeadsException,
        WalkTooFarException,
        AmbiguousWalkException,
        AmbiguousStartException {

  /** Why. */
  public enum Reason {
    /** Several revisions begin so. */
    AMBIGUOUS_PREFIX,
    /** The database has several rows to start at. */
    AMBIGUOUS_START,
    /** The way forks. */
    AMBIGUOUS_WALK,
    /** A range has an end too many, or its ends in the wrong order. */
    INVALID_RANGE,
    /** The identifier has a form that none has. */
    MALFORMED,
    /** There are several heads. */
    MULTIPLE_HEADS,
    /** The revision is in another branch. */
    NOT_IN_BRANCH,
    /** No branch is labelled so. */
    UNKNOWN_LABEL,
    /** No revision is called so. */
    UNKNOWN_REVISION,
    /** What it names can't be used there. */
    UNSUITABLE,
    /** There are fewer revisions than the steps. */
    WALK_TOO_FAR
  }

  private final Reason reason;

  private final String identifier;

  /**
   * Describes the failure.
   *
   * @param reason why
   * @param description what happened, and where
   * @param action what to do next
   * @param identifier the text that can't be resolved
   */
  public ResolutionException(Reason reason, String description, String action, String identifier) {
    super(description, action, null);
    this.identifier = identifier;
    this.reason = reason;
  }

  /** {@return why} */
  public Reason reason() {
    return reason;
  }

  /** {@return the identifier as it was given} */
  public String identifier() {
    return identifier;
  }

  /**
   * The same for a person who typed another command than the one whose rules resolve the
   * identifier: someone who only asks what is pending must not be told to upgrade.
   *
   * @param rules the command whose rules hold, as the next step begins it: {@code "upgrade "}
   * @param typed what was typed in its place
   * @return this, or the same failure with the other command in its next step
   */
  public ResolutionException typedAs(String rules, String typed) {
    String action = action().replace("'" + rules, "'" + typed);
    return action.equals(action()) ? this : withAction(action);
  }

  /** The same with another next step. */
  ResolutionException withAction(String action) {
    return new ResolutionException(reason, description(), action, identifier);
  }
}
