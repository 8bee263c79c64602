package dev.aludel.quarkus;

import dev.aludel.error.ConfigurationException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The names under {@code quarkus.aludel} that no setting has. Quarkus would warn and go on; the
 * library says which name was meant.
 */
final class UnknownSettings {

  private static final String PREFIX = "quarkus.aludel.";

  /**
   * A process finds variables and system properties there that others set: those may be unknown.
   */
  private static final Set<String> OTHERS = Set.of("EnvConfigSource", "SysPropConfigSource");

  private static final Pattern FURTHER = Pattern.compile("(\"[^\"]+\"|[^.\"]+)\\.(.+)");

  private static final Set<String> OF_THE_WHOLE =
      Set.of("enabled", "health.enabled", "init-task", "run");

  private static final Set<String> OF_A_DATABASE =
      Stream.of(
              AludelRunTimeConfig.DatabaseRunTimeConfig.class,
              AludelBuildTimeConfig.DatabaseBuildTimeConfig.class)
          .flatMap(type -> Stream.of(type.getMethods()))
          .map(Method::getName)
          .map(UnknownSettings::dashed)
          .collect(Collectors.toUnmodifiableSet());

  private final Map<String, Map<String, String>> unknown = new TreeMap<>();

  private final Set<String> withoutLocations = new TreeSet<>();

  private UnknownSettings() {}

  static UnknownSettings of(Config config, Set<String> databases) {
    UnknownSettings found = new UnknownSettings();
    for (ConfigSource source : config.getConfigSources()) {
      if (OTHERS.stream().noneMatch(other -> source.getName().startsWith(other))) {
        source.getPropertyNames().stream()
            .filter(name -> name.startsWith(PREFIX))
            .forEach(name -> found.add(name.substring(PREFIX.length()), databases));
      }
    }
    return found;
  }

  private void add(String name, Set<String> databases) {
    String database =
        databases.stream()
            .filter(known -> !known.isEmpty())
            .filter(known -> name.startsWith(known + ".") || name.startsWith("\"" + known + "\"."))
            .findFirst()
            .orElse("");
    String setting = database.isEmpty() ? name : name.replaceFirst("^(\"[^\"]*\"|[^.]*)\\.", "");
    Matcher further = FURTHER.matcher(name);
    if (known(setting, database.isEmpty())) {
      return;
    }
    if (database.isEmpty() && further.matches() && known(further.group(2), false)) {
      withoutLocations.add(further.group(1).replace("\"", ""));
    } else {
      unknown.computeIfAbsent(database, key -> new LinkedHashMap<>()).put(setting, "unknown");
    }
  }

  private static boolean known(String setting, boolean whole) {
    return OF_A_DATABASE.contains(setting.replaceFirst("\\[\\d+]$", ""))
        || setting.startsWith("placeholders.")
        || whole && OF_THE_WHOLE.contains(setting);
  }

  private static String dashed(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** Refuses what is said of a database that the build was told nothing of. */
  void check() {
    for (String database : withoutLocations) {
      throw new ConfigurationException(
          "The database '%s' has settings but no locations, so nothing would be done to it."
              .formatted(database),
          "Set 'quarkus.aludel.\"%s\".locations' when the application is built."
              .formatted(database));
    }
  }

  /** The settings of a database, and those it can't have, for the library to refuse. */
  Map<String, String> with(String database, Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    // Credentials without a URL are for the data source's database.
    if (!settings.containsKey("url") && !settings.containsKey("direct-url")) {
      all.remove("user");
      all.remove("password");
    }
    all.putAll(unknown.getOrDefault(database, Map.of()));
    return all;
  }
}
