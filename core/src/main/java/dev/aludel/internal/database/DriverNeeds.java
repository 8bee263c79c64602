package dev.aludel.internal.database;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What PostgreSQL's driver needs of the session: it ends the connection once the server reports
 * another client_encoding than UTF8, or another DateStyle than ISO.
 *
 * <p>The server reports at the end of a turn. So a statement at the end of each turn with a
 * revision's statements fails where one of them, a function say, has set them: the transaction is
 * rolled back, the settings with it, and the connection lives.
 */
public final class DriverNeeds {

  /** Fails with the setting's name and value in its message; needs no search_path. */
  public static final String CHECK =
      """
      SELECT CASE WHEN pg_catalog.current_setting('client_encoding') OPERATOR(pg_catalog.<>) 'UTF8'
                  THEN pg_catalog.concat('client_encoding is ', pg_catalog.current_setting('client_encoding'))::pg_catalog.int4
                  WHEN pg_catalog.current_setting('DateStyle') OPERATOR(pg_catalog.!~) '^ISO'
                  THEN pg_catalog.concat('DateStyle is ', pg_catalog.current_setting('DateStyle'))::pg_catalog.int4 END""";

  private static final Pattern SAID =
      Pattern.compile("\"(client_encoding|DateStyle) is ([^\"]*)\"");
  private static final Pattern DRIVERS = Pattern.compile("(client_encoding|DateStyle)");

  private DriverNeeds() {}

  /** {@return what the check's failure means, by its message; empty where it failed otherwise} */
  static Optional<String> missed(String message) {
    Matcher said = SAID.matcher(message);
    return said.find()
        ? Optional.of(sentence(said.group(1), "'" + said.group(2) + "'"))
        : Optional.empty();
  }

  /** {@return the same where the driver found out first, and ended the connection} */
  static Optional<String> missed(String sqlState, String driversMessage) {
    Matcher name = DRIVERS.matcher(driversMessage);
    return sqlState.startsWith("08") && name.find()
        ? Optional.of(sentence(name.group(1), "a value"))
        : Optional.empty();
  }

  private static String sentence(String name, String value) {
    return "the setting %s was set to %s, which PostgreSQL's JDBC driver can't bear: it needs %s"
        .formatted(name, value, name.equals("DateStyle") ? "the style ISO" : "UTF8");
  }
}
