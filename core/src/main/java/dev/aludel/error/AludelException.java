package dev.aludel.error;

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
    super(action.isEmpty() ? description : description + "\n" + action, cause);
    this.description = description;
    this.action = action;
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
