package dev.aludel.internal.database;

import dev.aludel.error.QueryFailedException;
import dev.aludel.internal.text.ShownText;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What PostgreSQL, or the way to it, said when a statement failed.
 *
 * @param sqlState the five-character SQLSTATE, or an empty text
 * @param message the message, without prefix or position
 * @param detail its detail, or an empty text
 * @param hint its hint, or an empty text
 * @param where the call stack inside the server, or an empty text
 * @param position the character of the statement that it points at, from 1; 0 where it points
 *     nowhere
 * @param raised whether the server said it, rather than the driver of the way there
 */
public record ServerError(
    String sqlState,
    String message,
    String detail,
    String hint,
    String where,
    int position,
    boolean raised) {

  /** Poolers end a connection with it, as the server does after a message that makes no sense. */
  private static final String PROTOCOL_VIOLATION = "08P01";

  /** lock_not_available and deadlock_detected. */
  private static final Set<String> MET_LOCK = Set.of("55P03", "40P01");

  private static final Set<String> CONNECTION_GONE =
      Set.of("57P01", "57P02", "57P03", "57P05", "58030");

  static ServerError of(SQLException exception) {
    SQLException deepest = driverException(exception);
    String state = text(deepest.getSQLState());
    if (deepest instanceof PSQLException fromDriver && fromDriver.getServerErrorMessage() != null) {
      ServerErrorMessage server = fromDriver.getServerErrorMessage();
      return new ServerError(
          state,
          text(server.getMessage()),
          text(server.getDetail()),
          text(server.getHint()),
          text(server.getWhere()),
          server.getPosition(),
          true);
    }
    String message = text(deepest.getMessage());
    return DriverNeeds.missed(state, message)
        .map(ServerError::unbearable)
        .orElseGet(() -> new ServerError(state, message, "", "", "", 0, false));
  }

  /** {@return what it means that {@link DriverNeeds#CHECK} has failed; this for all else} */
  ServerError ofCheck() {
    return DriverNeeds.missed(message).map(ServerError::unbearable).orElse(this);
  }

  /** No error of the server's own, which is why it has no SQLSTATE. */
  private static ServerError unbearable(String message) {
    return new ServerError(
        "",
        message,
        "",
        "Take it out of this statement, or out of the function that it calls.",
        "",
        0,
        true);
  }

  /**
   * What the server said, where an exception goes back to one of its errors.
   *
   * @param exception any exception
   * @return the error, if there is one among the causes
   */
  public static Optional<ServerError> find(Throwable exception) {
    Throwable next = exception;
    for (int depth = 0; next != null && depth < 20; depth++) {
      if (next instanceof SQLException found) {
        return Optional.of(of(found));
      }
      next = next.getCause();
    }
    return Optional.empty();
  }

  /**
   * {@return whether a statement met a lock, which may be gone at the next attempt}
   *
   * @param sqlState what it failed with
   */
  public static boolean metLock(String sqlState) {
    return MET_LOCK.contains(sqlState);
  }

  /**
   * {@return whether the connection is lost, so that nothing more can be sent on it} A statement
   * that connects elsewhere, of dblink's or about a subscription, has errors of class 08 as well.
   */
  public boolean connectionLost() {
    return CONNECTION_GONE.contains(sqlState)
        || sqlState.startsWith("08") && (!raised || sqlState.equals(PROTOCOL_VIOLATION));
  }

  /** {@return whether a statement could not reach another server, over a connection that lives} */
  public boolean elsewhere() {
    return sqlState.startsWith("08") && !connectionLost();
  }

  /** {@return PostgreSQL's words on lines of their own, as psql prints them} */
  public String describe() {
    StringBuilder text = new StringBuilder("ERROR: ").append(ShownText.indented(message));
    if (!sqlState.isEmpty()) {
      text.append(" (SQLSTATE ").append(sqlState).append(')');
    }
    append(text, "Detail", detail);
    append(text, "Hint", hint);
    append(text, "Where", where);
    return text.toString();
  }

  /** {@return the error of a statement of Aludel's own} */
  static QueryFailedException failed(String doing, SQLException exception) {
    return failed(doing, of(exception), exception);
  }

  /**
   * An error of a statement of Aludel's own.
   *
   * @param doing what was being done
   * @param error what the server said
   * @param cause what was caught
   * @return the error to throw
   */
  public static QueryFailedException failed(String doing, ServerError error, Exception cause) {
    String action;
    if (error.connectionLost()) {
      action = "The connection was lost: check the server's log, then run it again.";
    } else if (error.sqlState().equals("42501")) {
      action =
          "Grant this user the privilege, or let it work as the owner's role with the setting 'role'.";
    } else if (error.sqlState().equals("57014")) {
      action =
          "If nobody cancelled it, this user's or this database's 'statement_timeout' ended it. Raise that, or give"
              + " the URL 'options=-c%20statement_timeout=0'; revisions have the setting 'statement-timeout'.";
    } else {
      action = "";
    }
    return new QueryFailedException(
        doing + " failed: " + error.describe(),
        action,
        error.sqlState(),
        DriverErrors.shown(cause));
  }

  private static void append(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append('\n').append(name).append(": ").append(ShownText.indented(value));
    }
  }

  /** A pool and a batch wrap what the driver threw; the driver's own exception says most. */
  private static SQLException driverException(SQLException exception) {
    SQLException deepest = exception;
    Throwable next = exception;
    for (int depth = 0; next != null && depth < 20; depth++) {
      if (next instanceof PSQLException found) {
        return found;
      }
      if (next instanceof SQLException found) {
        deepest = found;
      }
      Throwable chained =
          next instanceof java.sql.BatchUpdateException batch && batch.getNextException() != null
              ? batch.getNextException()
              : next.getCause();
      next = chained;
    }
    return deepest;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
