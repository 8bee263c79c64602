package dev.aludel.error;

/** An identifier that names no revision, or not the one thing it should name. */
public abstract sealed class ResolutionException extends AludelException
    permits UnknownRevisionException,
        AmbiguousPrefixException,
        UnknownLabelException,
        NotInBranchException,
        MultipleHeadsException,
        MalformedIdentifierException,
        UnsuitableIdentifierException,
        WalkTooFarException,
        AmbiguousWalkException,
        AmbiguousStartException,
        InvalidRangeException {

  private final String identifier;

  ResolutionException(String description, String action, String identifier) {
    super(description, action, null);
    this.identifier = identifier;
  }

  /** {@return the identifier as it was given} */
  public String identifier() {
    return identifier;
  }
}
