package dev.aludel.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Explains the loop that comes of having JPA make the schema and waiting for it as well. */
final class DependencyLoopFailureAnalyzer extends AbstractFailureAnalyzer<BeanCreationException> {

  private static final String DEFERRED = "spring.jpa.defer-datasource-initialization";

  private final Environment environment;

  DependencyLoopFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BeanCreationException cause) {
    String message = String.valueOf(cause.getMessage());
    boolean ours =
        message.contains("Circular depends-on relationship")
            && message.contains("aludelInitializer");
    if (!ours || !environment.getProperty(DEFERRED, Boolean.class, false)) {
      return null;
    }
    return new FailureAnalysis(
        "Aludel: '"
            + DEFERRED
            + "' has JPA wait for nothing, and everything else wait for JPA;"
            + " but JPA needs the schema that revisions make.",
        "Remove '" + DEFERRED + "', and let revisions fill the tables that data.sql did.",
        rootFailure);
  }
}
