package dev.aludel.internal.config;

import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.text.DurationText;
import dev.aludel.internal.text.Spelling;
import dev.aludel.setting.DatabaseUrl;
import dev.aludel.setting.Settings;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns settings as texts into {@link Settings}; the one binding that the command line, the
 * framework adapters and plain Java share. Where a value goes is said in {@link SettingBindings}.
 *
 * <p>Every name and every value is checked at once, also of settings that only an adapter reads.
 */
public final class SettingsBinder {

  private static final String VERSION_TABLE = "version-table";
  private static final String LOG_TABLE = "log-table";

  private final Map<String, SettingValue> settings = new TreeMap<>();

  /**
   * Checks the names and the form of the values.
   *
   * @param settings by name, without the prefix {@code aludel.}; a blank value counts as not set
   * @param origins where each was set, by name, for messages; may lack any
   * @throws ConfigurationException for the first that is wrong
   */
  public SettingsBinder(Map<String, String> settings, Map<String, String> origins) {
    for (Map.Entry<String, String> entry : new TreeMap<>(settings).entrySet()) {
      String name = entry.getKey();
      SettingValue given =
          new SettingValue(name, entry.getValue().strip(), origins.getOrDefault(name, ""));
      Optional<KnownSetting> known = DeclaredSettings.find(name);
      if (known.isEmpty()) {
        throw unknown(given);
      }
      if (!entry.getValue().isBlank()) {
        check(known.get(), given);
        this.settings.put(name, given);
      }
    }
    for (String credential : List.of("user", "password")) {
      if (this.settings.containsKey(credential)
          && !this.settings.containsKey("url")
          && !this.settings.containsKey("direct-url")) {
        throw new ConfigurationException(
            credential,
            "Setting " + named(credential) + " is there without 'url'.",
            "Set 'url' as well, or leave both to the data source.");
      }
    }
  }

  /**
   * The settings with what was given.
   *
   * @param before what held before; what nobody gave stays so
   * @return what holds now
   */
  public Settings bind(Settings before) {
    String version = text(VERSION_TABLE).orElse(before.tables().versionTable());
    String log = text(LOG_TABLE).orElse(before.tables().logTable());
    if (version.equals(log)) {
      throw new ConfigurationException(
          VERSION_TABLE,
          "Settings 'version-table' and 'log-table' are both '" + version + "'.",
          "Give the two tables two names.");
    }
    Settings bound = before.withTables(before.tables().withTableNames(version, log));
    for (SettingValue setting : settings.values()) {
      bound = SettingBindings.bind(bound, setting.name(), setting.value());
    }
    return bound;
  }

  /**
   * The database that was named, with its credentials; a URL past the pooler stands in for the one
   * that goes through it.
   *
   * @return its URL, if there is one
   */
  public Optional<DatabaseUrl> database() {
    Optional<String> pooled = text("url");
    Optional<String> direct = text("direct-url");
    if (pooled.isEmpty() && direct.isEmpty()) {
      return Optional.empty();
    }
    DatabaseUrl url = DatabaseUrl.parse(pooled.isPresent() ? pooled.get() : direct.orElseThrow());
    if (pooled.isPresent() && direct.isPresent()) {
      DatabaseUrl past = DatabaseUrl.parse(direct.get());
      DatabaseUrl both = url.as(past.user(), past.password());
      url = new DatabaseUrl(past.jdbc(), both.user(), both.password());
    }
    return Optional.of(url.as(text("user"), text("password")));
  }

  private Optional<String> text(String name) {
    SettingValue given = settings.get(name);
    return given == null ? Optional.empty() : Optional.of(given.value());
  }

  private String named(String name) {
    return Optional.ofNullable(settings.get(name)).orElseThrow().named();
  }

  private static void check(KnownSetting known, SettingValue given) {
    String value = given.value();
    switch (known.form()) {
      case URL -> allowUrl(given);
      case FLAG -> allow(given, value.equals("true") || value.equals("false"), "'true' or 'false'");
      case DURATION -> allow(given, DurationText.parse(value).isPresent(), DurationText.FORM);
      case COUNT -> allow(given, value.matches("\\d{1,9}"), "a whole number of zero or more");
      case CHOICE -> allow(given, known.choices().contains(value), words(known.choices()));
      case ON_UNVERSIONED ->
          allow(
              given,
              value.matches("fail|upgrade|stamp:.+|flyway(:.+)?"),
              "'fail', 'upgrade', 'stamp:<revision>' or 'flyway'");
      case LENGTH -> allow(given, value.matches("[1-9]\\d{0,2}"), "a whole number from 1 to 999");
      case TIME_ZONE ->
          allow(given, isTimeZone(value), "a time zone such as 'UTC' or 'Europe/Berlin'");
      case SESSION_TIME_ZONE ->
          allow(
              given,
              value.equals(KnownSetting.CONNECTION) || isSessionTimeZone(value),
              "a zone by its name, such as 'UTC' or 'Europe/Berlin', or 'connection' for the one"
                  + " that the connection comes with");
      case SCRATCH -> allowScratch(given);
      case TEXT, SECRET, LIST -> {}
    }
  }

  private static void allowScratch(SettingValue given) {
    if (given.value().contains(":")) {
      allowUrl(given);
    } else {
      allow(
          given,
          List.of("auto", "embedded", "server").contains(given.value()),
          "'auto', 'embedded', 'server' or the URL of a server where databases may be made");
    }
  }

  private static void allowUrl(SettingValue given) {
    try {
      DatabaseUrl.parse(given.value());
    } catch (ConfigurationException e) {
      throw new ConfigurationException(
          given.name(), "Setting " + given.named() + ": " + e.description(), e.action());
    }
  }

  private static boolean isTimeZone(String value) {
    try {
      return !ZoneId.of(value).getId().isEmpty();
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isSessionTimeZone(String value) {
    try {
      Settings.defaults().withSessionTimeZone(ZoneId.of(value));
      return true;
    } catch (DateTimeException | IllegalArgumentException e) {
      return false;
    }
  }

  private static void allow(SettingValue given, boolean allowed, String form) {
    if (!allowed) {
      throw new ConfigurationException(
          given.name(),
          "Setting "
              + given.named()
              + " has the value '"
              + given.shown()
              + "', which it doesn't take.",
          "Give it " + form + ".");
    }
  }

  private static String words(List<String> choices) {
    int last = choices.size() - 1;
    return "'" + String.join("', '", choices.subList(0, last)) + "' or '" + choices.get(last) + "'";
  }

  private static ConfigurationException unknown(SettingValue given) {
    String name = given.name();
    String nearest =
        DeclaredSettings.names().stream()
            .min(Comparator.comparingInt(known -> Spelling.distance(name, known)))
            .orElseThrow();
    boolean near = Spelling.distance(name, nearest) <= Math.max(2, name.length() / 3);
    return new ConfigurationException(
        name,
        "There is no setting " + given.named() + ".",
        near
            ? "Did you mean '" + nearest + "'?"
            : "The settings are: " + String.join(", ", DeclaredSettings.names()) + ".");
  }

  @Override
  public String toString() {
    return "settings " + settings.keySet();
  }
}
