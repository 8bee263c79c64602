package dev.aludel.spring;

import dev.aludel.ApplicationFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/**
 * Says which revision is missing where Hibernate's {@code ddl-auto=validate} finds that the schema
 * isn't what the entities want. The exception's class is told by its name, as not every application
 * has Hibernate.
 */
final class SchemaValidationFailureAnalyzer implements FailureAnalyzer {

  private static final String EXCEPTION = "org.hibernate.tool.schema.spi.SchemaManagementException";

  private final Environment environment;

  SchemaValidationFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    if (environment.getProperty("aludel.enabled", "").strip().equals("false")) {
      return null;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getName().equals(EXCEPTION)) {
        ApplicationFailure missing =
            ApplicationFailure.ofValidation(
                String.valueOf(cause.getMessage()), SchemaValidationFailureAnalyzer::option);
        return new FailureAnalysis("Aludel: " + missing.description(), missing.action(), failure);
      }
    }
    return null;
  }

  private static String option(String command) {
    return "--aludel.run=" + (command.contains(" ") ? '"' + command + '"' : command);
  }
}
