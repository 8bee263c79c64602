package dev.aludel.quarkus;

import dev.aludel.error.AludelException;
import dev.aludel.error.ConfigurationException;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** How an application ends that is not to start, or can't. */
final class ProcessEnd {

  private static final Logger LOG = Logger.getLogger("dev.aludel");

  /** The remedies of a wrong setting name words that a setting takes; others may name commands. */
  private static final Pattern NAMES_COMMAND =
      Pattern.compile(
          "'(upgrade|downgrade|stamp|merge|rebase|repair|current|log|history|import|pending|wait|show|validate)\\b");

  private static final String COMMANDS =
      "Commands run on this application's own settings: start it with '--aludel.run=\"<command>\"'.";

  private ProcessEnd() {}

  /**
   * Ends the process before anything opens.
   *
   * @param code its exit code
   * @return what to throw
   */
  static RuntimeException with(int code) {
    return with(code, "Aludel: done, the application doesn't start.");
  }

  /** Quarkus prints the line to standard error; without one it would print a stack trace. */
  private static RuntimeException with(int code, String message) {
    // On its own it would count as a start, and an application's main method would run.
    return new IllegalStateException(new PreventFurtherStepsException(message, code));
  }

  /**
   * Prints what the library says of a failure in place of a stack trace; tests and dev mode, which
   * show the exception, get it as it is.
   *
   * @param e the failure
   * @return what to throw
   */
  static RuntimeException because(AludelException e) {
    if (LaunchMode.current() != LaunchMode.NORMAL) {
      return e;
    }
    LOG.error(text(e));
    LOG.debug("The application doesn't start", e);
    return with(1, "Aludel: the application doesn't start.");
  }

  private static String text(AludelException e) {
    StringBuilder text = new StringBuilder(e.description());
    if (e instanceof ConfigurationException wrong) {
      wrong.setting().flatMap(ProcessEnd::origin).ifPresent(text::append);
    }
    if (!e.action().isEmpty()) {
      text.append('\n').append(e.action());
    }
    if (!(e instanceof ConfigurationException) && NAMES_COMMAND.matcher(e.action()).find()) {
      text.append('\n').append(COMMANDS);
    }
    return text.toString();
  }

  private static Optional<String> origin(String setting) {
    ConfigValue value =
        ConfigProvider.getConfig()
            .unwrap(SmallRyeConfig.class)
            .getConfigValue("quarkus.aludel." + setting);
    return Optional.ofNullable(value.getConfigSourceName())
        .map(source -> "\nIt was set by '%s' in %s.".formatted(value.getName(), source));
  }
}
