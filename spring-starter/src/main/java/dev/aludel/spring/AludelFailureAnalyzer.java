package dev.aludel.spring;

import dev.aludel.error.AludelException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.MultipleHeadsException;
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

  private static final String COMMANDS =
      "Commands run on this application's own settings: start it with '--aludel.run=\"<command>\"'.";

  private final Environment environment;

  AludelFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, AludelException cause) {
    StringBuilder description = new StringBuilder(cause.description());
    if (cause instanceof ConfigurationException wrong) {
      wrong
          .setting()
          .flatMap(this::origin)
          .ifPresent(origin -> description.append("\nIt was set by ").append(origin).append('.'));
    }
    String action = cause.action();
    if (cause instanceof MultipleHeadsException && !action.contains("target=heads")) {
      action = action + " Where several are meant, set 'aludel.target=heads'.";
    }
    if (!(cause instanceof ConfigurationException)
        && namesCommand(String.valueOf(cause.getMessage()))) {
      action = action + "\n" + COMMANDS;
    }
    return new FailureAnalysis(
        "Aludel: " + description, action.isEmpty() ? null : action, rootFailure);
  }

  /**
   * The remedies of a wrong setting name words that a setting takes; all others may name commands.
   */
  private static boolean namesCommand(String action) {
    return action.matches(
        "(?s).*'(upgrade|downgrade|stamp|merge|rebase|repair|current|log|history|import|pending|wait|show|validate)\\b.*");
  }

  private Optional<String> origin(String setting) {
    ConfigurationPropertyName name = ConfigurationPropertyName.adapt("aludel." + setting, '.');
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      @Nullable ConfigurationProperty property = source.getConfigurationProperty(name);
      if (property != null) {
        return Optional.of(
            "'aludel."
                + setting
                + "'"
                + (property.getOrigin() == null ? "" : ", " + property.getOrigin()));
      }
    }
    return Optional.empty();
  }
}
