package dev.aludel.spring;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The names under {@code aludel} that no setting has. Spring Boot would bind the rest and be
 * silent; the library says which name was meant.
 */
final class UnknownSettings {

  private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("aludel");

  /**
   * A process finds variables and system properties there that others set: those may be unknown.
   */
  private static final Set<String> OTHERS =
      Set.of(
          StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
          StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

  /** Not by reflection on the record, which a native image would have to be told of. */
  private static final Set<String> KNOWN =
      Stream.concat(
              AludelProperties.names().stream(),
              Stream.of("placeholders", "databases", "data-source", "run"))
          .map(UnknownSettings::uniform)
          .collect(Collectors.toUnmodifiableSet());

  private final Map<String, Map<String, String>> unknown = new TreeMap<>();

  UnknownSettings(Environment environment) {
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      boolean others =
          source.getUnderlyingSource() instanceof PropertySource<?> underlying
              && OTHERS.contains(underlying.getName());
      if (source instanceof IterableConfigurationPropertySource iterable && !others) {
        iterable.stream().filter(PREFIX::isAncestorOf).forEach(this::add);
      }
    }
  }

  private void add(ConfigurationPropertyName name) {
    boolean further =
        name.getNumberOfElements() > 3 && name.getElement(1, Form.UNIFORM).equals("databases");
    int first = further ? 3 : 1;
    String element = name.getElement(first, Form.UNIFORM);
    boolean nested =
        element.equals("placeholders")
            || element.equals("locations")
            || element.equals("tenants")
            || element.equals("databases");
    boolean plain = name.getNumberOfElements() == first + 1;
    if (!KNOWN.contains(element) || !(plain || nested) || further && isOfTheWhole(element)) {
      unknown
          .computeIfAbsent(
              further ? name.getElement(2, Form.ORIGINAL) : "", database -> new LinkedHashMap<>())
          .put(name.subName(first).toString(), "unknown");
    }
  }

  private static boolean isOfTheWhole(String element) {
    return element.equals("databases") || element.equals("run");
  }

  private static String uniform(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "");
  }

  /** The settings of a database, and those it can't have, for the library to refuse. */
  Map<String, String> with(String database, Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(withoutDanglingCredentials(settings));
    all.putAll(unknown.getOrDefault(database, Map.of()));
    return all;
  }

  /** Credentials without a URL are for the data source that is derived with them. */
  private static Map<String, String> withoutDanglingCredentials(Map<String, String> settings) {
    Map<String, String> without = new LinkedHashMap<>(settings);
    if (!settings.containsKey("url") && !settings.containsKey("direct-url")) {
      without.remove("user");
      without.remove("password");
    }
    return without;
  }
}
