package dev.aludel.quarkus;

import dev.aludel.ApplicationFailure;
import dev.aludel.error.AludelException;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** How an application ends that is not to start, or can't. */
final class ProcessEnd {

  private static final Logger LOG = Logger.getLogger("dev.aludel");

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
      if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
        LOG.info(
            "Commands work here although it doesn't start: type ':', then 'aludel <command>'.");
      }
      return e;
    }
    LOG.error(text(e));
    LOG.debug("The application doesn't start", e);
    return with(1, "Aludel: the application doesn't start.");
  }

  private static String text(AludelException e) {
    ApplicationFailure failure = ApplicationFailure.of(e, "quarkus.aludel.", ProcessEnd::origin);
    return failure.description() + "\n" + failure.action();
  }

  private static Optional<String> origin(String setting) {
    ConfigValue value =
        ConfigProvider.getConfig()
            .unwrap(SmallRyeConfig.class)
            .getConfigValue("quarkus.aludel." + setting);
    return Optional.ofNullable(value.getConfigSourceName())
        .map(source -> "'%s' in %s".formatted(value.getName(), source));
  }
}
