package dev.aludel.internal.config;

import static dev.aludel.internal.config.KnownSetting.choice;
import static dev.aludel.internal.config.KnownSetting.of;

import dev.aludel.internal.config.KnownSetting.Form;
import dev.aludel.setting.AutogenerateSettings.Drops;
import dev.aludel.setting.AutogenerateSettings.Forms;
import dev.aludel.setting.AutogenerateSettings.Undecided;
import dev.aludel.setting.Naming;
import dev.aludel.setting.Policies.OnChanged;
import dev.aludel.setting.PoolerMode;
import dev.aludel.setting.Reaction;
import dev.aludel.setting.StartMode;
import dev.aludel.setting.TransactionMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every setting, declared once: its name, form, default and meaning. Where its value goes is said
 * in {@link SettingBindings}.
 *
 * <p>The command line, the properties file and the environment follow from a line here; tests name
 * the adapter, the hint for editors or the row of the manual that it lacks.
 */
public final class DeclaredSettings {

  private static final List<KnownSetting> ALL =
      List.of(
          // SettingsBinder.database() reads these four.
          of("url", Form.URL, "", "the database: jdbc:postgresql://… or postgres://…"),
          of("user", Form.TEXT, "", "who connects, where the URL doesn't say it"),
          of("password", Form.SECRET, "", "the user's password"),
          of("direct-url", Form.URL, "", "a URL past the pooler, for the whole run"),
          of("role", Form.TEXT, "", "the role that revisions run as"),
          of("schema", Form.TEXT, "", "first in search_path while revisions run"),
          of("tenants", Form.LIST, "", "schemas that each get the revisions for themselves"),
          of("tenants-at-once", Form.LENGTH, "1", "how many of them run at a time"),
          of("create-schema", Form.FLAG, "true", "whether a missing schema is created"),
          of("version-schema", Form.TEXT, "", "another schema for the two tables alone"),
          // SettingsBinder.bind() puts the two names in place together, so that they can be
          // swapped.
          of("version-table", Form.TEXT, "aludel_version", "one row for each current revision"),
          of("log-table", Form.TEXT, "aludel_log", "one row for each revision that ran"),
          of(
              "session-time-zone",
              Form.SESSION_TIME_ZONE,
              "UTC",
              "the time zone that revisions run in"),
          of("trusted-owners", Form.LIST, "", "roles whose version and log tables count as well"),
          of("locations", Form.LIST, "classpath:db/migrations", "where revisions are found"),
          of("allow-empty", Form.FLAG, "false", "whether finding no revision is fine"),
          of("enabled", Form.FLAG, "true", "whether an adapter does anything"),
          choice("mode", StartMode.UPGRADE, "what an adapter does at start-up"),
          of("target", Form.TEXT, "head", "how far an adapter upgrades"),
          choice("transaction", TransactionMode.REVISION, "what one transaction holds"),
          of("connect-wait", Form.DURATION, "0", "how long to wait for a server that starts"),
          of(
              "lock-wait",
              Form.DURATION,
              "5min",
              "how long an idle holder of the lock is waited for"),
          of("lock-timeout", Form.DURATION, "5s", "PostgreSQL's lock_timeout for a revision"),
          of("lock-retries", Form.COUNT, "10", "how often a revision is tried again"),
          of("statement-timeout", Form.DURATION, "0", "PostgreSQL's statement_timeout"),
          choice("pooler", PoolerMode.AUTO, "what stands between this process and the server"),
          choice("on-changed", OnChanged.FAIL, "a revision was changed after it was applied"),
          choice("on-ahead", Reaction.WARN, "a newer build has gone further than this one knows"),
          of("on-unversioned", Form.ON_UNVERSIONED, "fail", "a schema with tables but no versions"),
          of("folder", Form.TEXT, "", "where new files go; the first location that takes them"),
          of("file-name", Form.TEXT, "${id}_${slug}", "how new files are called"),
          of("time-zone", Form.TIME_ZONE, "UTC", "the time zone of dates in new files"),
          of("slug-length", Form.LENGTH, "40", "how much of the message a file's name takes"),
          choice("slug", Naming.Slug.KEEP, "which letters of the message a file's name takes"),
          of("models", Form.LIST, "", "where the wanted schema is described"),
          of(
              "models.hibernate.packages",
              Form.LIST,
              "",
              "where entities are looked for; everywhere"),
          of("managed", Form.LIST, "", "kinds that are compared although no model has one"),
          of("unmanaged", Form.LIST, "", "patterns of objects that are left alone"),
          of("scratch", Form.SCRATCH, "auto", "where scratch databases are made"),
          of("scratch-init", Form.TEXT, "", "a SQL file that runs first in each of them"),
          choice("drops", Drops.ASK, "autogenerate would drop something"),
          choice("undecided", Undecided.ASK, "autogenerate needs a person's decision"),
          choice("forms", Forms.ONLINE, "which statements autogenerate writes"));

  private static final Map<String, KnownSetting> BY_NAME = byName();

  private DeclaredSettings() {}

  private static Map<String, KnownSetting> byName() {
    Map<String, KnownSetting> settings = new LinkedHashMap<>();
    for (KnownSetting setting : ALL) {
      settings.put(setting.name(), setting);
    }
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
    if (isBelow(KnownSetting.PLACEHOLDERS, name)) {
      return Optional.of(of(name, Form.SECRET, "", "a value for ${…} in revisions"));
    }
    if (isBelow(KnownSetting.HIBERNATE_PROPERTIES, name)) {
      return Optional.of(of(name, Form.TEXT, "", "a setting of Hibernate's own"));
    }
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static boolean isBelow(String start, String name) {
    return name.startsWith(start) && name.length() > start.length();
  }
}
