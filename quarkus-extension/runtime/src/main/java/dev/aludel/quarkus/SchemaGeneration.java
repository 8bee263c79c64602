package dev.aludel.quarkus;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Hibernate's own way to make tables, which makes them behind the revisions' back. */
final class SchemaGeneration {

  /** The settings that switch it on, of the unit without a name and of the others. */
  static final Pattern SETTING =
      Pattern.compile(
          "quarkus\\.hibernate-orm\\.(.+\\.)?(schema-management\\.strategy|database\\.generation)");

  private static final Logger LOG = Logger.getLogger("dev.aludel");

  private static final Set<String> HARMLESS = Set.of("", "none", "validate");

  private SchemaGeneration() {}

  /** Warns where it is switched on. */
  static void warn(Config config) {
    SmallRyeConfig settings = config.unwrap(SmallRyeConfig.class);
    StreamSupport.stream(settings.getPropertyNames().spliterator(), false)
        .filter(name -> SETTING.matcher(name).matches())
        .sorted()
        .map(settings::getConfigValue)
        .filter(set -> set.getValue() != null && !HARMLESS.contains(set.getValue().strip()))
        .forEach(SchemaGeneration::warn);
  }

  private static void warn(ConfigValue set) {
    LOG.warnf(
        "Aludel and Hibernate both make tables: '%s=%s' in %s. Hibernate leaves no trace of what it changes, so the revisions no longer make what is there."
            + " Set it to 'none', and let 'revision --autogenerate' write what the entities want.",
        set.getName(), set.getValue(), set.getConfigSourceName());
  }
}
