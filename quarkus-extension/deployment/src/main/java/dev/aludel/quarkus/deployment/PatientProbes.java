package dev.aludel.quarkus.deployment;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Has the start-up probe that the Kubernetes extension generates wait for a long revision. With the
 * extension's own default a pod is killed after 35 seconds. Whatever the application sets wins.
 */
public final class PatientProbes implements ConfigSourceFactory {

  /** Ten seconds lie between two attempts, so this is ten minutes. */
  private static final String ATTEMPTS = "60";

  private static final String EXTENSION = "io.quarkus.kubernetes.deployment.KubernetesProcessor";

  /** Below every other source, but above the defaults. */
  private static final int ORDINAL = Integer.MIN_VALUE + 1_000;

  /** Made by Quarkus when it builds an application. */
  public PatientProbes() {}

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    ConfigValue enabled = context.getValue("quarkus.aludel.enabled");
    if (!isThere() || enabled != null && "false".equals(enabled.getValue())) {
      return List.of();
    }
    Map<String, String> defaults =
        Stream.of("kubernetes", "openshift", "knative")
            .collect(
                Collectors.toMap(
                    "quarkus.%s.startup-probe.failure-threshold"::formatted, target -> ATTEMPTS));
    return List.of(new PropertiesConfigSource(defaults, "Aludel's patience", ORDINAL));
  }

  private static boolean isThere() {
    try {
      Class.forName(EXTENSION, false, PatientProbes.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
