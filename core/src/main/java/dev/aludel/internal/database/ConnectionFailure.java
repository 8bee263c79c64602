package dev.aludel.internal.database;

import dev.aludel.error.ConnectionFailedException;
import java.sql.SQLException;

/** Turns a failed attempt to connect into a sentence that says what to do about it. */
final class ConnectionFailure {

  private static final long PAUSE_MILLIS = 250;

  private static final String EXHAUSTED =
      "Every connection of the pool is in use: give it more, or see who keeps them; where tenants are worked on at once, with a smaller 'tenants-at-once'.";

  private ConnectionFailure() {}

  static ConnectionFailedException of(SQLException exception, String source) {
    ServerError error = ServerError.of(exception);
    return new ConnectionFailedException(
        "No connection from " + source + ": " + error.describe(),
        isExhausted(error.sqlState(), exception) ? EXHAUSTED : nextStep(error),
        error.sqlState(),
        exception);
  }

  /** HikariCP and Agroal say so in words alone. */
  private static boolean isExhausted(String sqlState, SQLException exception) {
    String message = String.valueOf(exception.getMessage());
    return sqlState.isEmpty()
        && (message.contains("acquisition timeout")
            || message.contains("Connection is not available, request timed out"));
  }

  /** Whether the server may be on its way: it refuses connections, is starting, or has too many. */
  static boolean mayPass(String sqlState) {
    return (sqlState.startsWith("08") && !sqlState.equals("08004"))
        || sqlState.equals("57P03")
        || sqlState.equals("53300");
  }

  /** Waits a moment; whether there should be another attempt. */
  static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String nextStep(ServerError error) {
    // The driver's own words, in any language, have the name.
    if (!error.raised() && error.message().contains("SSL")) {
      return error.sqlState().equals("08004")
          ? "The server takes no SSL: switch it on there, or leave it out of the URL ('sslmode=disable' or 'prefer')."
          : "The SSL connection failed: check the certificates that the parameters of the URL name ('sslmode', 'sslrootcert', 'sslcert').";
    }
    switch (error.sqlState()) {
      case "08004":
        return "Set a user and a password that the server accepts; it refused this attempt.";
      case "28P01":
        return "Check the user and the password; the server refused this pair.";
      case "28000":
        return "Check the user, and whether pg_hba.conf lets it in from this host to this database.";
      case "3D000":
        return "Create the database first, or correct its name in the URL.";
      case "53300":
        return "No connection is left there: close some, or raise the limit that the error names (max_connections, or the"
            + " CONNECTION LIMIT of the role or the database).";
      case "57P03":
        return "The server is still starting or shutting down: try again in a moment.";
      default:
        return "Check that the server runs, and that host, port and firewall let this machine through.";
    }
  }
}
