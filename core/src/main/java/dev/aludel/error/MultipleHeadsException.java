package dev.aludel.error;

import java.util.List;

/** One head was asked for where there are several. */
public final class MultipleHeadsException extends ResolutionException {

  private final List<String> heads;

  /**
   * Names the heads and the command that joins them.
   *
   * @param description the heads, with their messages
   * @param action the merge to type, or how to name one
   * @param identifier the identifier as it was given
   * @param heads the ids of the heads
   */
  public MultipleHeadsException(
      String description, String action, String identifier, List<String> heads) {
    super(Reason.MULTIPLE_HEADS, description, action, identifier);
    this.heads = List.copyOf(heads);
  }

  /**
   * The same with one more way out.
   *
   * @param remedy a sentence on how several heads are allowed where this was found
   * @return the exception that says so
   */
  public MultipleHeadsException withRemedy(String remedy) {
    return new MultipleHeadsException(description(), action() + " " + remedy, identifier(), heads);
  }

  /** {@return the ids of the heads} */
  public List<String> heads() {
    return heads;
  }

  @Override
  MultipleHeadsException withAction(String action) {
    return new MultipleHeadsException(description(), action, identifier(), heads);
  }
}
