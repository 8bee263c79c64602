package dev.aludel.quarkus;

import dev.aludel.ApplicationFailure;
import dev.aludel.error.AludelException;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.PreventFurtherStepsException;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** How an application ends that is not to start, or can't. */
final class ProcessEnd {

  private static final Logger LOG = Logger.getLogger("dev.aludel");

  private static final String PREFIX = "quarkus.aludel.";

  private static final String IN_CONSOLE =
      "Commands work although the application doesn't start: type ':' in its terminal, then 'aludel <command>'.";

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
   * Ends an application that can't start.
   *
   * @param e the failure
   * @return what to throw
   */
  static RuntimeException because(AludelException e) {
    return because(e, told(e));
  }

  /**
   * Prints what the library says of a failure in place of a stack trace; dev mode shows it on its
   * page of errors, and tests get what was thrown.
   *
   * @param e the failure
   * @param told the same in the application's words
   * @return what to throw
   */
  static RuntimeException because(AludelException e, ApplicationFailure told) {
    return switch (LaunchMode.current()) {
      case TEST, RUN -> e;
      case DEVELOPMENT -> {
        if (!told.action().contains(IN_CONSOLE)) {
          LOG.info(IN_CONSOLE);
        }
        yield new FailedStartException(told, e);
      }
      case NORMAL -> {
        LOG.error(told.description() + "\n" + told.action());
        LOG.debug("The application doesn't start", e);
        yield with(1, "Aludel: the application doesn't start.");
      }
    };
  }

  /** {@return what the library says, in the application's words} */
  static ApplicationFailure told(AludelException e) {
    SettingOrigins origins = new SettingOrigins(ConfigProvider.getConfig());
    Function<String, Optional<String>> origin =
        setting -> origins.of(PREFIX + setting).map(String::valueOf);
    return LaunchMode.current() == LaunchMode.DEVELOPMENT
        ? ApplicationFailure.of(e, PREFIX, origin, IN_CONSOLE)
        : ApplicationFailure.of(e, PREFIX, origin);
  }
}
