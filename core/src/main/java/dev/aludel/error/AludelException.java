package dev.aludel.error;

import dev.aludel.internal.text.ShownText;
import org.jspecify.annotations.Nullable;

/**
 * Something kept Aludel from doing what it was asked; the message says what happened, where, and
 * what to do next.
 *
 * <p>The family is sealed: each situation has a type of its own, so an application, a failure
 * analyzer or the command line can tell them apart without reading text.
 */
public abstract sealed class AludelException extends RuntimeException
    permits ConfigurationException,
        InvalidRevisionsException,
        MalformedSqlException,
        ResolutionException,
        PlanningException,
        DatabaseStateException,
        DatabaseException,
        WorkbenchException,
        VetoedException,
        TenantsFailedException {

  private final String description;
  private final String action;

  AludelException(String description, String action, @Nullable Throwable cause) {
    super(shown(description, action), cause);
    this.description = ShownText.lines(description);
    this.action = ShownText.lines(action);
  }

  /** Names and data in a message may be anybody's. */
  private static String shown(String description, String action) {
    return ShownText.lines(action.isEmpty() ? description : description + "\n" + action);
  }

  /** {@return what happened and where, without the remedy} */
  public String description() {
    return description;
  }

  /** {@return what to do next; empty where the description says it already} */
  public String action() {
    return action;
  }
}
