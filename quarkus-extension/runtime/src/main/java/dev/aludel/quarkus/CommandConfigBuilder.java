package dev.aludel.quarkus;

import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Leaves standard output to the command where the process is started for one: log lines go to
 * standard error, and only warnings. Made by Quarkus.
 */
public final class CommandConfigBuilder implements ConfigBuilder {

  /** Above what the application and the process say. */
  private static final int ORDINAL = 1_000;

  private static final Map<String, String> QUIET =
      Map.of(
          "quarkus.banner.enabled", "false",
          "quarkus.log.level", "WARN",
          "quarkus.log.category.\"io.quarkus\".level", "WARN",
          "quarkus.log.category.\"dev.aludel\".level", "WARN",
          "quarkus.log.console.stderr", "true");

  /** Made by Quarkus. */
  public CommandConfigBuilder() {}

  @Override
  public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
    ConfigSourceFactory quiet = CommandConfigBuilder::quiet;
    return builder.withSources(quiet);
  }

  private static Iterable<ConfigSource> quiet(ConfigSourceContext context) {
    String setting = context.getValue("quarkus.aludel.run").getValue();
    if (setting == null && !argued()) {
      return List.of();
    }
    Map<String, String> settings = new HashMap<>(QUIET);
    // A command may have Hibernate made, to ask what the entities want; it makes no table then.
    context
        .iterateNames()
        .forEachRemaining(
            name -> {
              if (SchemaGeneration.SETTING.matcher(name).matches()) {
                settings.put(name, "none");
              }
            });
    return List.of(new PropertiesConfigSource(settings, "Aludel command", ORDINAL));
  }

  /** The arguments themselves come later than the settings, so the process is asked for them. */
  private static boolean argued() {
    String java = System.getProperty("sun.java.command", "");
    return java.contains(" --aludel.run=")
        || java.contains(" --quarkus.aludel.run=")
        || java.isEmpty() && AludelCommandLine.asked(processArguments()).isPresent();
  }

  private static String[] processArguments() {
    return ProcessHandle.current().info().arguments().orElseGet(() -> new String[0]);
  }
}
