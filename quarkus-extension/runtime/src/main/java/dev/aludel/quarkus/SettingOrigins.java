package dev.aludel.quarkus;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Which source of the configuration has a setting. */
final class SettingOrigins {

  private static final Pattern FILE = Pattern.compile("\\w+\\[source=(.*)]");

  private final SmallRyeConfig config;

  SettingOrigins(Config config) {
    this.config = config.unwrap(SmallRyeConfig.class);
  }

  /**
   * Where a setting was set.
   *
   * @param setting its whole name; where a database or data source is named in it, in quotes
   * @return the setting as it is written there, and the source; nothing where nobody set it
   */
  Optional<Origin> of(String setting) {
    return Stream.of(setting, setting.replace("\"", ""))
        .map(config::getConfigValue)
        .filter(found -> found.getValue() != null && !found.getValue().isBlank())
        .findFirst()
        .map(SettingOrigins::origin);
  }

  /** {@return the origin of the first of these settings that was set} */
  Optional<Origin> first(List<String> settings) {
    return settings.stream().flatMap(setting -> of(setting).stream()).findFirst();
  }

  /** A file is named by its address alone. */
  private static Origin origin(ConfigValue found) {
    Matcher file = FILE.matcher(found.getConfigSourceName());
    return new Origin(
        found.getName(), file.matches() ? file.group(1) : found.getConfigSourceName());
  }

  /**
   * A setting and who set it.
   *
   * @param setting its name
   * @param source the source of the configuration
   */
  record Origin(String setting, String source) {

    @Override
    public String toString() {
      return "'%s' in %s".formatted(setting, source);
    }
  }
}
