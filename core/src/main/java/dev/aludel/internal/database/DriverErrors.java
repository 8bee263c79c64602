package dev.aludel.internal.database;

import dev.aludel.internal.text.ShownText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the driver threw, without secrets: an application logs an error with its causes, and the
 * driver's own quote whole statements and URLs.
 */
public final class DriverErrors {

  private static final int DEPTH = 20;

  private DriverErrors() {}

  /**
   * The same exception, or one that stands in for it where a secret was in it or in what caused it.
   *
   * @param exception what the driver threw
   * @param hide takes secrets out of a text
   * @return an exception with the same SQLSTATE and stack, and no cause where one was replaced
   */
  static SQLException without(SQLException exception, UnaryOperator<String> hide) {
    if (texts(exception).stream().allMatch(text -> hide.apply(text).equals(text))) {
      return exception;
    }
    SQLException standIn =
        new SQLException(
            hide.apply(text(exception)), exception.getSQLState(), exception.getErrorCode());
    standIn.setStackTrace(exception.getStackTrace());
    return standIn;
  }

  /**
   * The same for a cause of any kind; what is no exception of a driver's stays as it is.
   *
   * @param cause what was caught
   * @param hide takes secrets out of a text
   * @return the cause to hand on
   */
  public static Throwable withoutSecrets(Throwable cause, UnaryOperator<String> hide) {
    return cause instanceof SQLException exception ? without(exception, hide) : cause;
  }

  /** The same cause, without what would forge a line of the log that it is written to. */
  static Throwable shown(Throwable cause) {
    return withoutSecrets(cause, ShownText::indented);
  }

  private static List<String> texts(SQLException exception) {
    List<String> texts = new ArrayList<>();
    Throwable next = exception;
    for (int depth = 0; next != null && depth < DEPTH; depth++) {
      texts.add(text(next));
      if (next instanceof SQLException sql && sql.getNextException() != null) {
        texts.add(text(sql.getNextException()));
      }
      next = next.getCause();
    }
    return texts;
  }

  private static String text(Throwable exception) {
    return String.valueOf(exception.getMessage());
  }
}
