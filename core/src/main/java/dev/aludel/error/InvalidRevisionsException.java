package dev.aludel.error;

import dev.aludel.internal.text.ShownText;
import java.util.List;

/** The revisions can't be loaded: every problem found is listed, each with its place and remedy. */
public final class InvalidRevisionsException extends AludelException {

  private final List<String> problems;

  /**
   * Lists all problems in one message.
   *
   * @param problems one or more, each a sentence that names the file or revision, what is wrong and
   *     what to do
   */
  public InvalidRevisionsException(List<String> problems) {
    super(describe(shown(problems)), "", null);
    this.problems = shown(problems);
  }

  /**
   * Keeps the cause of a problem that has one: a file that can't be read.
   *
   * @param problem a sentence that names the file, what is wrong and what to do
   * @param cause what was thrown
   */
  public InvalidRevisionsException(String problem, Throwable cause) {
    super(problem, "", cause);
    this.problems = List.of(problem);
  }

  /** {@return each problem, in the order of the message} */
  public List<String> problems() {
    return problems;
  }

  /** A problem is one line, whatever names are in it. */
  private static List<String> shown(List<String> problems) {
    return problems.stream().map(ShownText::line).toList();
  }

  private static String describe(List<String> problems) {
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("no problem to report");
    }
    return problems.size() == 1
        ? problems.get(0)
        : "Found "
            + problems.size()
            + " problems in the revisions:\n- "
            + String.join("\n- ", problems);
  }
}
