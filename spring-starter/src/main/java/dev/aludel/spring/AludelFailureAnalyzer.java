package dev.aludel.spring;

import dev.aludel.ApplicationFailure;
import dev.aludel.error.AludelException;
import dev.aludel.error.MultipleHeadsException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Prints what the library says of a failure in place of a stack trace: every error of its sealed
 * family says what happened, where, and what to do next.
 */
final class AludelFailureAnalyzer extends AbstractFailureAnalyzer<AludelException> {

  private final Environment environment;

  AludelFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, AludelException cause) {
    ApplicationFailure failure = ApplicationFailure.of(cause, "aludel.", this::origin);
    @Nullable FailedStartException start = findCause(rootFailure, FailedStartException.class);
    if (start != null) {
      failure =
          failure.connectedBy(
              cause, start.database().prefix(), start.database().login().sentence(this::whereSet));
    }
    String action = failure.action();
    if (cause instanceof MultipleHeadsException && !action.contains("target=heads")) {
      action = action + " Where several are meant, set 'aludel.target=heads'.";
    }
    return new FailureAnalysis("Aludel: " + failure.description(), action, rootFailure);
  }

  private Optional<String> origin(String setting) {
    String property = "aludel." + setting;
    return find(property)
        .map(
            found ->
                "'" + property + "'" + (found.getOrigin() == null ? "" : ", " + found.getOrigin()));
  }

  private String whereSet(String property) {
    return find(property)
        .map(found -> Objects.toString(found.getOrigin(), "set by the application"))
        .map(where -> where.replace("\"%s\" from ".formatted(property), ""))
        .orElse("");
  }

  private Optional<ConfigurationProperty> find(String property) {
    ConfigurationPropertyName name = ConfigurationPropertyName.adapt(property, '.');
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      @Nullable ConfigurationProperty found = source.getConfigurationProperty(name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
