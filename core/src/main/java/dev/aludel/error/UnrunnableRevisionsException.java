package dev.aludel.error;

import java.util.List;

/**
 * Revisions of the plan that can't be run as they are: irreversible, empty, not transactional, an
 * id too long.
 */
public final class UnrunnableRevisionsException extends PlanningException {

  private final List<String> problems;

  /**
   * Lists all problems in one message.
   *
   * @param problems one or more, each a sentence that names the revision, its file, what is wrong
   *     and what to do
   */
  public UnrunnableRevisionsException(List<String> problems) {
    super(
        Reason.UNRUNNABLE,
        problems.size() == 1
            ? problems.get(0)
            : "Found "
                + problems.size()
                + " problems in the plan; nothing was run:\n- "
                + String.join("\n- ", problems),
        "");
    this.problems = List.copyOf(problems);
  }

  /** {@return each problem, in the order of the message} */
  public List<String> problems() {
    return problems;
  }
}
