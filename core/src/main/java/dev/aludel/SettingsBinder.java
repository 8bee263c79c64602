package dev.aludel;

import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.config.KnownSetting;
import dev.aludel.internal.config.SettingValue;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.script.DurationText;
import dev.aludel.internal.script.Spelling;
import dev.aludel.setting.AutogenerateSettings;
import dev.aludel.setting.AutogenerateSettings.Drops;
import dev.aludel.setting.AutogenerateSettings.Forms;
import dev.aludel.setting.AutogenerateSettings.Undecided;
import dev.aludel.setting.DatabaseUrl;
import dev.aludel.setting.Limits;
import dev.aludel.setting.Naming;
import dev.aludel.setting.Policies;
import dev.aludel.setting.Policies.OnUnversioned;
import dev.aludel.setting.PoolerMode;
import dev.aludel.setting.Reaction;
import dev.aludel.setting.StartMode;
import dev.aludel.setting.StartSettings;
import dev.aludel.setting.TableSettings;
import dev.aludel.setting.TransactionMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Turns settings as texts into what the builder holds; the one binding that the command line, the
 * framework adapters and plain Java share.
 *
 * <p>Each method takes what held before and changes what the settings name. Every name and every
 * value is checked at once, also of settings that only an adapter reads. To bind a new setting: a
 * line in {@link KnownSetting}, and a line below where its value goes.
 */
final class SettingsBinder {

  private final Map<String, String> settings = new TreeMap<>();

  /**
   * Checks the names and the form of the values.
   *
   * @param settings by name, without the prefix {@code aludel.}; a blank value counts as not set
   * @throws ConfigurationException for the first that is wrong
   */
  SettingsBinder(Map<String, String> settings) {
    new TreeMap<>(settings)
        .forEach(
            (name, value) -> {
              KnownSetting known = KnownSetting.find(name).orElseThrow(() -> unknown(name));
              if (!value.isBlank()) {
                check(known, value.strip());
                this.settings.put(name, value.strip());
              }
            });
    for (String credential : List.of("user", "password")) {
      if (this.settings.containsKey(credential)
          && !this.settings.containsKey("url")
          && !this.settings.containsKey("direct-url")) {
        throw new ConfigurationException(
            credential,
            "Setting '" + credential + "' is there without 'url'.",
            "Set 'url' as well, or leave both to the data source.");
      }
    }
  }

  /**
   * A URL past the pooler stands in for the one that goes through it, with the same credentials.
   */
  ConnectionSource source(ConnectionSource before) {
    Optional<String> text = text("direct-url").or(() -> text("url"));
    if (text.isEmpty()) {
      return before;
    }
    DatabaseUrl url = DatabaseUrl.parse(text.get());
    Optional<DatabaseUrl> pooled = text("url").map(DatabaseUrl::parse);
    return ConnectionSource.of(
        url.jdbc(),
        url.toString(),
        text("user").or(url::user).or(() -> pooled.flatMap(DatabaseUrl::user)).orElse(""),
        text("password")
            .or(url::password)
            .or(() -> pooled.flatMap(DatabaseUrl::password))
            .orElse(""));
  }

  List<String> locations(List<String> before) {
    return list("locations").orElse(before);
  }

  Tenancy tenancy(Tenancy before) {
    Tenancy tenancy = before;
    tenancy = with(tenancy, list("tenants"), (all, schemas) -> all.with(() -> schemas));
    return with(tenancy, text("tenants-at-once").map(Integer::valueOf), Tenancy::withAtOnce);
  }

  TableSettings tables(TableSettings before) {
    TableSettings tables = before;
    tables = with(tables, text("schema"), TableSettings::withSchema);
    tables = with(tables, flag("create-schema"), TableSettings::withCreateSchema);
    tables = with(tables, text("version-schema"), TableSettings::withVersionSchema);
    tables = with(tables, list("trusted-owners"), TableSettings::withTrustedOwners);
    String version = text("version-table").orElse(before.versionTable());
    String log = text("log-table").orElse(before.logTable());
    if (version.equals(log)) {
      throw new ConfigurationException(
          "version-table",
          "Settings 'version-table' and 'log-table' are both '" + version + "'.",
          "Give the two tables two names.");
    }
    return new TableSettings(
        tables.schema(),
        tables.createSchema(),
        tables.versionSchema(),
        version,
        log,
        tables.trustedOwners());
  }

  Policies policies(Policies before) {
    Policies policies = before;
    policies = with(policies, reaction("on-changed"), Policies::withOnChanged);
    policies = with(policies, reaction("on-ahead"), Policies::withOnAhead);
    policies =
        with(
            policies,
            text("on-unversioned").map(OnUnversioned::parse),
            Policies::withOnUnversioned);
    return with(policies, flag("allow-empty"), Policies::withAllowEmpty);
  }

  Limits limits(Limits before) {
    Limits limits = before;
    limits = with(limits, duration("connect-wait"), Limits::withConnectWait);
    limits = with(limits, duration("lock-wait"), Limits::withLockWait);
    limits = with(limits, text("lock-retries").map(Integer::valueOf), Limits::withLockRetries);
    limits = with(limits, duration("lock-timeout"), Limits::withLockTimeout);
    return with(limits, duration("statement-timeout"), Limits::withStatementTimeout);
  }

  TransactionMode transaction(TransactionMode before) {
    return text("transaction")
        .map(mode -> TransactionMode.valueOf(mode.toUpperCase(Locale.ROOT)))
        .orElse(before);
  }

  PoolerMode pooler(PoolerMode before) {
    return text("pooler")
        .map(mode -> PoolerMode.valueOf(mode.toUpperCase(Locale.ROOT)))
        .orElse(before);
  }

  Map<String, String> placeholders(Map<String, String> before) {
    Map<String, String> placeholders = new TreeMap<>(before);
    settings.forEach(
        (name, value) -> {
          if (name.startsWith(KnownSetting.PLACEHOLDERS)) {
            placeholders.put(name.substring(KnownSetting.PLACEHOLDERS.length()), value);
          }
        });
    return placeholders;
  }

  String role(String before) {
    return text("role").orElse(before);
  }

  StartSettings start(StartSettings before) {
    StartMode mode =
        text("mode")
            .map(word -> StartMode.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
            .orElse(before.mode());
    return new StartSettings(
        flag("enabled").orElse(true) ? mode : StartMode.NONE,
        text("target").orElse(before.target()));
  }

  Naming naming(Naming before) {
    Naming naming = before;
    naming = with(naming, text("folder"), Naming::withFolder);
    naming = with(naming, text("file-name"), Naming::withFileName);
    naming = with(naming, text("time-zone").map(ZoneId::of), Naming::withTimeZone);
    return with(naming, text("slug-length").map(Integer::valueOf), Naming::withSlugLength);
  }

  AutogenerateSettings autogenerate(AutogenerateSettings before) {
    AutogenerateSettings settings = before;
    settings = with(settings, list("models"), AutogenerateSettings::withModels);
    settings = with(settings, list("managed"), AutogenerateSettings::withManaged);
    settings = with(settings, list("unmanaged"), AutogenerateSettings::withUnmanaged);
    settings = with(settings, text("scratch"), AutogenerateSettings::withScratch);
    settings = with(settings, text("scratch-init"), AutogenerateSettings::withScratchInit);
    settings = with(settings, word("drops", Drops::valueOf), AutogenerateSettings::withDrops);
    settings =
        with(settings, word("undecided", Undecided::valueOf), AutogenerateSettings::withUndecided);
    return with(settings, word("forms", Forms::valueOf), AutogenerateSettings::withForms);
  }

  private <T> Optional<T> word(String name, Function<String, T> choice) {
    return text(name).map(word -> choice.apply(word.toUpperCase(Locale.ROOT)));
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  private Optional<List<String>> list(String name) {
    return text(name)
        .map(
            list ->
                Arrays.stream(list.split(","))
                    .map(String::strip)
                    .filter(entry -> !entry.isEmpty())
                    .toList());
  }

  private Optional<Boolean> flag(String name) {
    return text(name).map(Boolean::valueOf);
  }

  private Optional<Duration> duration(String name) {
    return text(name).flatMap(DurationText::parse);
  }

  private Optional<Reaction> reaction(String name) {
    return text(name).map(word -> Reaction.valueOf(word.toUpperCase(Locale.ROOT)));
  }

  private static <T, V> T with(T before, Optional<V> value, BiFunction<T, V, T> change) {
    return value.map(found -> change.apply(before, found)).orElse(before);
  }

  private static void check(KnownSetting known, String value) {
    switch (known.form()) {
      case URL -> allowUrl(known, value);
      case FLAG ->
          allow(known, value, value.equals("true") || value.equals("false"), "'true' or 'false'");
      case DURATION ->
          allow(known, value, DurationText.parse(value).isPresent(), DurationText.FORM);
      case COUNT ->
          allow(known, value, value.matches("\\d{1,9}"), "a whole number of zero or more");
      case CHOICE -> allow(known, value, known.choices().contains(value), words(known.choices()));
      case ON_UNVERSIONED ->
          allow(
              known,
              value,
              value.matches("fail|upgrade|stamp:.+"),
              "'fail', 'upgrade' or 'stamp:<revision>'");
      case LENGTH ->
          allow(known, value, value.matches("[1-9]\\d{0,2}"), "a whole number from 1 to 999");
      case TIME_ZONE ->
          allow(known, value, isTimeZone(value), "a time zone such as 'UTC' or 'Europe/Berlin'");
      case SCRATCH -> allowScratch(known, value);
      case TEXT, SECRET, LIST -> {}
    }
  }

  private static void allowScratch(KnownSetting known, String value) {
    if (value.contains(":")) {
      allowUrl(known, value);
    } else {
      allow(
          known,
          value,
          List.of("auto", "embedded", "server").contains(value),
          "'auto', 'embedded', 'server' or the URL of a server where databases may be made");
    }
  }

  private static void allowUrl(KnownSetting known, String value) {
    try {
      DatabaseUrl.parse(value);
    } catch (ConfigurationException e) {
      throw new ConfigurationException(
          known.name(), "Setting '" + known.name() + "': " + e.description(), e.action());
    }
  }

  private static boolean isTimeZone(String value) {
    try {
      return !ZoneId.of(value).getId().isEmpty();
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static void allow(KnownSetting known, String value, boolean allowed, String form) {
    if (!allowed) {
      String shown = new SettingValue(known.name(), value, "").shown();
      throw new ConfigurationException(
          known.name(),
          "Setting '" + known.name() + "' has the value '" + shown + "', which it doesn't take.",
          "Give it " + form + ".");
    }
  }

  private static String words(List<String> choices) {
    int last = choices.size() - 1;
    return "'" + String.join("', '", choices.subList(0, last)) + "' or '" + choices.get(last) + "'";
  }

  private static ConfigurationException unknown(String name) {
    String nearest =
        KnownSetting.names().stream()
            .min(Comparator.comparingInt(known -> Spelling.distance(name, known)))
            .orElseThrow();
    boolean near = Spelling.distance(name, nearest) <= Math.max(2, name.length() / 3);
    return new ConfigurationException(
        name,
        "There is no setting '" + name + "'.",
        near
            ? "Did you mean '" + nearest + "'?"
            : "The settings are: " + String.join(", ", KnownSetting.names()) + ".");
  }

  @Override
  public String toString() {
    return "settings " + settings.keySet();
  }
}
