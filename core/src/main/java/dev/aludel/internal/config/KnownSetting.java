package dev.aludel.internal.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A setting there is: its name behind {@code aludel.}, what its value looks like, its default.
 *
 * @param name the name, such as {@code lock-timeout}
 * @param form what its value looks like
 * @param choices the words it takes, where the form is {@link Form#CHOICE}
 * @param byDefault the value it has where nobody sets it; empty for none
 * @param meaning what it is for, in a few words
 */
public record KnownSetting(
    String name, Form form, List<String> choices, String byDefault, String meaning) {

  /** What comes before every name. */
  public static final String PREFIX = "aludel.";

  /** The names of placeholders come behind this. */
  public static final String PLACEHOLDERS = "placeholders.";

  /** The settings of entities as models come behind this. */
  public static final String HIBERNATE = "models.hibernate.";

  /** The settings of further databases come behind this and the database's name. */
  public static final String DATABASES = "databases.";

  /** What a value looks like. */
  public enum Form {
    /** Any text. */
    TEXT,
    /** A text that is never shown. */
    SECRET,
    /** A database's URL, shown without what is secret in it. */
    URL,
    /** Texts with commas between them. */
    LIST,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A number and a unit, as PostgreSQL writes them. */
    DURATION,
    /** A whole number of zero or more. */
    COUNT,
    /** A whole number of one or more. */
    LENGTH,
    /** A time zone's name. */
    TIME_ZONE,
    /** One of the words named with it. */
    CHOICE,
    /** {@code fail}, {@code upgrade} or {@code stamp:<revision>}. */
    ON_UNVERSIONED,
    /** {@code auto}, {@code embedded}, {@code server}, or a database's URL. */
    SCRATCH
  }

  /** A new setting is a line here and one in the facade's SettingsBinder. */
  private static final List<KnownSetting> ALL =
      List.of(
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
          of("version-table", Form.TEXT, "aludel_version", "one row for each current revision"),
          of("log-table", Form.TEXT, "aludel_log", "one row for each revision that ran"),
          of("trusted-owners", Form.LIST, "", "roles whose version and log tables count as well"),
          of("locations", Form.LIST, "classpath:db/migrations", "where revisions are found"),
          of("allow-empty", Form.FLAG, "false", "whether finding no revision is fine"),
          of("enabled", Form.FLAG, "true", "whether an adapter does anything"),
          choice("mode", "upgrade", "what an adapter does at start-up")
              .with("upgrade", "validate", "wait", "none", "upgrade-and-exit"),
          of("target", Form.TEXT, "head", "how far an adapter upgrades"),
          choice("transaction", "revision", "what one transaction holds").with("revision", "all"),
          of("connect-wait", Form.DURATION, "0", "how long to wait for a server that starts"),
          of(
              "lock-wait",
              Form.DURATION,
              "5min",
              "how long an idle holder of the lock is waited for"),
          of("lock-timeout", Form.DURATION, "5s", "PostgreSQL's lock_timeout for a revision"),
          of("lock-retries", Form.COUNT, "10", "how often a revision is tried again"),
          of("statement-timeout", Form.DURATION, "0", "PostgreSQL's statement_timeout"),
          choice("pooler", "auto", "what stands between this process and the server")
              .with("auto", "session", "transaction"),
          choice("on-changed", "fail", "a revision was changed after it was applied")
              .with("fail", "warn", "ignore"),
          choice("on-ahead", "warn", "a newer build has gone further than this one knows")
              .with("fail", "warn", "ignore"),
          of("on-unversioned", Form.ON_UNVERSIONED, "fail", "a schema with tables but no versions"),
          of("folder", Form.TEXT, "", "where new files go; the first location that takes them"),
          of("file-name", Form.TEXT, "${id}_${slug}", "how new files are called"),
          of("time-zone", Form.TIME_ZONE, "UTC", "the time zone of dates in new files"),
          of("slug-length", Form.LENGTH, "40", "how much of the message a file's name takes"),
          of("models", Form.LIST, "", "where the wanted schema is described"),
          of("managed", Form.LIST, "", "kinds that are compared although no model has one"),
          of("unmanaged", Form.LIST, "", "patterns of objects that are left alone"),
          of("scratch", Form.SCRATCH, "auto", "where scratch databases are made"),
          of("scratch-init", Form.TEXT, "", "a SQL file that runs first in each of them"),
          choice("drops", "ask", "autogenerate would drop something").with("ask", "write", "later"),
          choice("undecided", "ask", "autogenerate needs a person's decision").with("ask", "write"),
          choice("forms", "online", "which statements autogenerate writes")
              .with("online", "plain"));

  private static final Map<String, KnownSetting> BY_NAME = byName();

  /** Copies the list. */
  public KnownSetting {
    choices = List.copyOf(choices);
  }

  private static KnownSetting of(String name, Form form, String byDefault, String meaning) {
    return new KnownSetting(name, form, List.of(), byDefault, meaning);
  }

  private static KnownSetting choice(String name, String byDefault, String meaning) {
    return of(name, Form.CHOICE, byDefault, meaning);
  }

  private KnownSetting with(String... words) {
    return new KnownSetting(name, form, List.of(words), byDefault, meaning);
  }

  private static Map<String, KnownSetting> byName() {
    Map<String, KnownSetting> settings = new LinkedHashMap<>();
    ALL.forEach(setting -> settings.put(setting.name(), setting));
    return settings;
  }

  /** {@return every setting but the placeholders, in the order of the manual} */
  public static List<KnownSetting> all() {
    return ALL;
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
    if (name.startsWith(PLACEHOLDERS) && name.length() > PLACEHOLDERS.length()) {
      return Optional.of(of(name, Form.SECRET, "", "a value for ${…} in revisions"));
    }
    if (name.startsWith(HIBERNATE) && name.length() > HIBERNATE.length()) {
      return Optional.of(of(name, Form.TEXT, "", "how entities are read as a model"));
    }
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
