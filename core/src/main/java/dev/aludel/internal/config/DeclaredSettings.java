package dev.aludel.internal.config;

import static dev.aludel.internal.config.KnownSetting.choice;
import static dev.aludel.internal.config.KnownSetting.duration;
import static dev.aludel.internal.config.KnownSetting.flag;
import static dev.aludel.internal.config.KnownSetting.length;
import static dev.aludel.internal.config.KnownSetting.list;
import static dev.aludel.internal.config.KnownSetting.of;
import static dev.aludel.internal.config.KnownSetting.text;
import static dev.aludel.internal.config.KnownSetting.unbound;

import dev.aludel.internal.config.KnownSetting.Form;
import dev.aludel.setting.AutogenerateSettings;
import dev.aludel.setting.AutogenerateSettings.Drops;
import dev.aludel.setting.AutogenerateSettings.Forms;
import dev.aludel.setting.AutogenerateSettings.Undecided;
import dev.aludel.setting.Limits;
import dev.aludel.setting.Naming;
import dev.aludel.setting.Policies;
import dev.aludel.setting.Policies.OnChanged;
import dev.aludel.setting.Policies.OnUnversioned;
import dev.aludel.setting.PoolerMode;
import dev.aludel.setting.Reaction;
import dev.aludel.setting.Settings;
import dev.aludel.setting.StartMode;
import dev.aludel.setting.StartSettings;
import dev.aludel.setting.TableSettings;
import dev.aludel.setting.TransactionMode;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Every setting, declared once: its name, form, default and meaning, and where its value goes.
 *
 * <p>The command line, the properties file and the environment follow from a line here; tests name
 * the adapter, the hint for editors or the row of the manual that it lacks.
 */
public final class DeclaredSettings {

  private static final List<KnownSetting> ALL =
      List.of(
          // SettingsBinder.database() reads these four.
          unbound("url", Form.URL, "", "the database: jdbc:postgresql://… or postgres://…"),
          unbound("user", Form.TEXT, "", "who connects, where the URL doesn't say it"),
          unbound("password", Form.SECRET, "", "the user's password"),
          unbound("direct-url", Form.URL, "", "a URL past the pooler, for the whole run"),
          text("role", "", "the role that revisions run as", Settings::withRole),
          text(
              "schema",
              "",
              "first in search_path while revisions run",
              tables(TableSettings::withSchema)),
          list(
              "tenants",
              "",
              "schemas that each get the revisions for themselves",
              Settings::withTenants),
          length(
              "tenants-at-once",
              "1",
              "how many of them run at a time",
              Settings::withTenantsAtOnce),
          flag(
              "create-schema",
              "true",
              "whether a missing schema is created",
              tables(TableSettings::withCreateSchema)),
          text(
              "version-schema",
              "",
              "another schema for the two tables alone",
              tables(TableSettings::withVersionSchema)),
          // SettingsBinder.bind() puts the two names in place together, so that they can be
          // swapped.
          unbound(
              "version-table", Form.TEXT, "aludel_version", "one row for each current revision"),
          unbound("log-table", Form.TEXT, "aludel_log", "one row for each revision that ran"),
          of(
              "session-time-zone",
              Form.SESSION_TIME_ZONE,
              "UTC",
              "the time zone that revisions run in",
              (before, value) ->
                  KnownSetting.CONNECTION.equals(value)
                      ? before.withConnectionTimeZone()
                      : before.withSessionTimeZone(ZoneId.of(value))),
          list(
              "trusted-owners",
              "",
              "roles whose version and log tables count as well",
              tables(TableSettings::withTrustedOwners)),
          list(
              "locations",
              "classpath:db/migrations",
              "where revisions are found",
              Settings::withLocations),
          flag(
              "allow-empty",
              "false",
              "whether finding no revision is fine",
              policies(Policies::withAllowEmpty)),
          flag(
              "enabled",
              "true",
              "whether an adapter does anything",
              start(StartSettings::withEnabled)),
          choice(
              "mode",
              StartMode.UPGRADE,
              "what an adapter does at start-up",
              start(StartSettings::withMode)),
          text("target", "head", "how far an adapter upgrades", start(StartSettings::withTarget)),
          choice(
              "transaction",
              TransactionMode.REVISION,
              "what one transaction holds",
              Settings::withTransaction),
          duration(
              "connect-wait",
              "0",
              "how long to wait for a server that starts",
              Limits::withConnectWait),
          duration(
              "lock-wait",
              "5min",
              "how long an idle holder of the lock is waited for",
              Limits::withLockWait),
          duration(
              "lock-timeout",
              "5s",
              "PostgreSQL's lock_timeout for a revision",
              Limits::withLockTimeout),
          of(
              "lock-retries",
              Form.COUNT,
              "10",
              "how often a revision is tried again",
              (before, value) ->
                  before.withLimits(before.limits().withLockRetries(Integer.parseInt(value)))),
          duration(
              "statement-timeout",
              "0",
              "PostgreSQL's statement_timeout",
              Limits::withStatementTimeout),
          choice(
              "pooler",
              PoolerMode.AUTO,
              "what stands between this process and the server",
              Settings::withPooler),
          choice(
              "on-changed",
              OnChanged.FAIL,
              "a revision was changed after it was applied",
              policies(Policies::withOnChanged)),
          choice(
              "on-ahead",
              Reaction.WARN,
              "a newer build has gone further than this one knows",
              policies(Policies::withOnAhead)),
          of(
              "on-unversioned",
              Form.ON_UNVERSIONED,
              "fail",
              "a schema with tables but no versions",
              (before, value) ->
                  before.withPolicies(
                      before.policies().withOnUnversioned(OnUnversioned.parse(value)))),
          text(
              "folder",
              "",
              "where new files go; the first location that takes them",
              naming(Naming::withFolder)),
          text(
              "file-name",
              "${id}_${slug}",
              "how new files are called",
              naming(Naming::withFileName)),
          of(
              "time-zone",
              Form.TIME_ZONE,
              "UTC",
              "the time zone of dates in new files",
              (before, value) -> before.withNaming(before.naming().withTimeZone(ZoneId.of(value)))),
          length(
              "slug-length",
              "40",
              "how much of the message a file's name takes",
              naming(Naming::withSlugLength)),
          choice(
              "slug",
              Naming.Slug.KEEP,
              "which letters of the message a file's name takes",
              naming(Naming::withSlug)),
          list(
              "models",
              "",
              "where the wanted schema is described",
              autogenerate(AutogenerateSettings::withModels)),
          list(
              "models.hibernate.packages",
              "",
              "where entities are looked for; everywhere",
              autogenerate((all, names) -> all.withHibernate(all.hibernate().withPackages(names)))),
          list(
              "managed",
              "",
              "kinds that are compared although no model has one",
              autogenerate(AutogenerateSettings::withManaged)),
          list(
              "unmanaged",
              "",
              "patterns of objects that are left alone",
              autogenerate(AutogenerateSettings::withUnmanaged)),
          of(
              "scratch",
              Form.SCRATCH,
              "auto",
              "where scratch databases are made",
              (before, value) -> before.withAutogenerate(before.autogenerate().withScratch(value))),
          text(
              "scratch-init",
              "",
              "a SQL file that runs first in each of them",
              autogenerate(AutogenerateSettings::withScratchInit)),
          choice(
              "drops",
              Drops.ASK,
              "autogenerate would drop something",
              autogenerate(AutogenerateSettings::withDrops)),
          choice(
              "undecided",
              Undecided.ASK,
              "autogenerate needs a person's decision",
              autogenerate(AutogenerateSettings::withUndecided)),
          choice(
              "forms",
              Forms.ONLINE,
              "which statements autogenerate writes",
              autogenerate(AutogenerateSettings::withForms)));

  private static final Map<String, KnownSetting> BY_NAME = byName();

  private DeclaredSettings() {}

  private static Map<String, KnownSetting> byName() {
    Map<String, KnownSetting> settings = new LinkedHashMap<>();
    ALL.forEach(setting -> settings.put(setting.name(), setting));
    return settings;
  }

  /** {@return every setting but the placeholders, in the order of the manual} */
  public static List<KnownSetting> all() {
    return ALL;
  }

  /** {@return those that a framework's adapter has; where entities are, the application knows} */
  public static List<KnownSetting> ofAdapters() {
    return ALL.stream()
        .filter(setting -> !setting.name().startsWith(KnownSetting.HIBERNATE))
        .toList();
  }

  /** {@return the names of {@link #all}} */
  public static Set<String> names() {
    return Collections.unmodifiableSet(BY_NAME.keySet());
  }

  /**
   * Finds a setting.
   *
   * @param name a name without the prefix; a placeholder's value is a secret
   * @return the setting, if there is one of that name
   */
  public static Optional<KnownSetting> find(String name) {
    if (name.startsWith(KnownSetting.PLACEHOLDERS)
        && name.length() > KnownSetting.PLACEHOLDERS.length()) {
      return Optional.of(
          of(
              name,
              Form.SECRET,
              "",
              "a value for ${…} in revisions",
              (before, value) -> withPlaceholder(before, name, value)));
    }
    if (name.startsWith(KnownSetting.HIBERNATE_PROPERTIES)
        && name.length() > KnownSetting.HIBERNATE_PROPERTIES.length()) {
      String property = name.substring(KnownSetting.HIBERNATE_PROPERTIES.length());
      BiFunction<AutogenerateSettings, String, AutogenerateSettings> put =
          (before, value) -> before.withHibernate(before.hibernate().withProperty(property, value));
      return Optional.of(
          of(name, Form.TEXT, "", "a setting of Hibernate's own", autogenerate(put)::apply));
    }
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static Settings withPlaceholder(Settings before, String name, String value) {
    Map<String, String> placeholders = new HashMap<>(before.placeholders());
    placeholders.put(name.substring(KnownSetting.PLACEHOLDERS.length()), value);
    return before.withPlaceholders(placeholders);
  }

  private static <V> BiFunction<Settings, V, Settings> tables(
      BiFunction<TableSettings, V, TableSettings> change) {
    return (before, value) -> before.withTables(change.apply(before.tables(), value));
  }

  private static <V> BiFunction<Settings, V, Settings> policies(
      BiFunction<Policies, V, Policies> change) {
    return (before, value) -> before.withPolicies(change.apply(before.policies(), value));
  }

  private static <V> BiFunction<Settings, V, Settings> start(
      BiFunction<StartSettings, V, StartSettings> change) {
    return (before, value) -> before.withStart(change.apply(before.start(), value));
  }

  private static <V> BiFunction<Settings, V, Settings> naming(
      BiFunction<Naming, V, Naming> change) {
    return (before, value) -> before.withNaming(change.apply(before.naming(), value));
  }

  private static <V> BiFunction<Settings, V, Settings> autogenerate(
      BiFunction<AutogenerateSettings, V, AutogenerateSettings> change) {
    return (before, value) -> before.withAutogenerate(change.apply(before.autogenerate(), value));
  }
}
