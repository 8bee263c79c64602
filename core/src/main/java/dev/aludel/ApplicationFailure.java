package dev.aludel;

import dev.aludel.error.AludelException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.DatabaseException;
import dev.aludel.internal.config.DeclaredSettings;
import dev.aludel.internal.config.KnownSetting;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A failure in the words of the framework that an application is made with: settings have the
 * framework's prefix, commands are run by the application itself, and there is always a next step.
 *
 * @param description what happened, and where; for a wrong setting also where it was set
 * @param action what to do next; never empty
 */
public record ApplicationFailure(String description, String action) {

  private static final Pattern NAMES_COMMAND =
      Pattern.compile(
          "'(?:upgrade|downgrade|stamp|merge|rebase|repair|current|log|history|import|pending|wait|show|validate)\\b");

  private static final String COMMANDS =
      "Commands run on this application's own settings: start it with '--aludel.run=\"<command>\"'.";

  /** A wrong password, a user that may not connect, a password that is missing. */
  private static final Set<String> REFUSED_USER = Set.of("28P01", "28000", "08004");

  private static final String REFUSED_RIGHT = "42501";

  private static final String NAMES =
      DeclaredSettings.all().stream()
          .map(KnownSetting::name)
          .map(Pattern::quote)
          .collect(Collectors.joining("|", "(?:", "|placeholders\\.[^'=]+)"));

  /**
   * A quoted name may be a table's as well, so that it counts as a setting only where the text says
   * so, or where a value follows.
   */
  private static final Pattern SETTING =
      Pattern.compile(
          "(?:\\b[Ss]ettings?|\\b[Ss]et|\\bmean) '(?=" + NAMES + "['=])|'(?=" + NAMES + "=)");

  /**
   * Reads a failure.
   *
   * @param failure what Aludel says
   * @param prefix what stands before the names of settings, such as {@code aludel.}
   * @param origin where a setting was set, by its name without that prefix, such as {@code
   *     'aludel.schema', application.properties - 3:15}
   * @return the same for the application's developer
   */
  public static ApplicationFailure of(
      AludelException failure, String prefix, Function<String, Optional<String>> origin) {
    return of(failure, prefix, origin, COMMANDS);
  }

  /**
   * Reads a failure of an application that runs commands in a way of its own.
   *
   * @param failure what Aludel says
   * @param prefix what stands before the names of settings
   * @param origin where a setting was set, by its name without that prefix
   * @param commands a sentence that says how the application runs a command
   * @return the same for the application's developer
   */
  public static ApplicationFailure of(
      AludelException failure,
      String prefix,
      Function<String, Optional<String>> origin,
      String commands) {
    Optional<String> setting =
        failure instanceof ConfigurationException wrong ? wrong.setting() : Optional.empty();
    String full = prefix + setting.map(ApplicationFailure::database).orElse("");
    String description =
        prefixed(failure.description(), full)
            + setting.flatMap(origin).map("\nIt was set by %s."::formatted).orElse("");
    String action = prefixed(failure.action(), full);
    if (!(failure instanceof ConfigurationException)
        && NAMES_COMMAND.matcher(failure.description() + failure.action()).find()) {
      action = action + (action.isEmpty() ? "" : "\n") + commands;
    }
    return new ApplicationFailure(
        description, action.isEmpty() ? "Mend that, and start the application again." : action);
  }

  /**
   * Reads what Hibernate's validation of the schema says at a start, which is that a revision is
   * missing.
   *
   * @param said Hibernate's sentence
   * @param typed what is typed to run a command in this application, by the command
   * @return what no revision makes, and the command that writes the revision
   */
  public static ApplicationFailure ofValidation(String said, UnaryOperator<String> typed) {
    MissingFromSchema missing = MissingFromSchema.of(said);
    return new ApplicationFailure(
        "The entities want what no revision makes: %s.\nHibernate validated the schema, and says: %s"
            .formatted(missing.what(), said),
        "Write the revision with '%s', look at the file, and start again; '%s' lists everything that is missing."
            .formatted(
                typed.apply("revision --autogenerate -m '" + missing.message() + "'"),
                typed.apply("check")));
  }

  /**
   * Says where the user and its password come from, where the server refused that user or what it
   * wanted to do.
   *
   * @param failure what Aludel says
   * @param prefix what stands before the names of this database's settings
   * @param login a sentence that names the settings, secrets or beans that say who connects
   * @return the same failure, with a longer action where that helps
   */
  public ApplicationFailure connectedBy(AludelException failure, String prefix, String login) {
    String state = failure instanceof DatabaseException refused ? refused.sqlState() : "";
    if (REFUSED_USER.contains(state)) {
      return new ApplicationFailure(description, action + "\n" + login);
    }
    if (!state.equals(REFUSED_RIGHT)) {
      return this;
    }
    String user = "'" + prefix + "user'";
    String another =
        " If another user may do it, name that one with %s and '%spassword'."
            .formatted(user, prefix);
    return new ApplicationFailure(
        description, action + "\n" + login + (login.contains(user) ? "" : another));
  }

  /**
   * The sentence for {@link #connectedBy} where two settings say who connects.
   *
   * @param user the setting that has the user
   * @param password the setting that has the password
   * @param whereSet where a setting was set, such as {@code application.properties - 3:15}; an
   *     empty text for one that nobody set
   * @return a sentence with both, and where each was set
   */
  public static String login(String user, String password, UnaryOperator<String> whereSet) {
    return "The user comes from %s, its password from %s."
        .formatted(withOrigin(user, whereSet), withOrigin(password, whereSet));
  }

  private static String withOrigin(String setting, UnaryOperator<String> whereSet) {
    String where = whereSet.apply(setting);
    return "'%s' (%s)".formatted(setting, where.isEmpty() ? "which is not set" : where);
  }

  /** What stands before the name of one of several databases' settings. */
  private static String database(String setting) {
    Matcher name = Pattern.compile("(databases\\.[^.]+\\.|\"[^\"]+\"\\.).+").matcher(setting);
    return name.matches() ? name.group(1) : "";
  }

  private static String prefixed(String text, String prefix) {
    return SETTING
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(found.group() + prefix));
  }
}
