package dev.aludel.spring;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings as Spring Boot binds them. All are texts: the library reads them, so that forms and
 * messages are those of its command line.
 *
 * @param url The database: jdbc:postgresql://… or postgres://…; without it, the application's data
 *     source.
 * @param user Who connects; without a URL, to the application's database.
 * @param password The user's password.
 * @param dataSource The bean of the data source, where it isn't found otherwise; 'default' is the
 *     application's own.
 * @param directUrl A URL past the pooler, for the whole run.
 * @param role The role that revisions run as.
 * @param schema First in search_path while revisions run.
 * @param tenants Schemas that each get the revisions, and tables, for themselves.
 * @param tenantsAtOnce How many of them are worked on at a time, each over a connection.
 * @param createSchema Whether a missing schema is created.
 * @param versionSchema Another schema for the two tables alone.
 * @param versionTable The table with one row for each current revision.
 * @param logTable The table with one row for each revision that ran.
 * @param sessionTimeZone The time zone that revisions run in; 'connection' for the one of the JVM.
 * @param trustedOwners Roles whose version and log tables count as well.
 * @param locations Where revisions are found.
 * @param allowEmpty Whether finding no revision is fine.
 * @param enabled Whether the starter does anything at all.
 * @param mode What happens when the application starts.
 * @param target How far it upgrades.
 * @param transaction What one transaction holds.
 * @param connectWait How long to wait for a server that is still starting.
 * @param lockWait How long an idle holder of the lock is waited for; in mode 'wait', how long for
 *     the database to be at head.
 * @param lockTimeout PostgreSQL's lock_timeout for a revision.
 * @param lockRetries How often a revision is tried again.
 * @param statementTimeout PostgreSQL's statement_timeout.
 * @param pooler What stands between this process and the server.
 * @param onChanged What to do where a revision was changed after it was applied.
 * @param onAhead What to do where a newer build has gone further than this one knows.
 * @param onUnversioned What to do about a schema with tables but no versions.
 * @param folder Where new files go; by default the first location that takes them.
 * @param fileName How new files are called.
 * @param timeZone The time zone of dates in new files.
 * @param slugLength How much of the message a file's name takes.
 * @param slug Which letters of the message a file's name takes.
 * @param models Where the wanted schema is described, for the commands that compare with it.
 * @param managed Kinds that are compared although no model has one.
 * @param unmanaged Patterns of objects that are left alone.
 * @param scratch Where scratch databases are made.
 * @param scratchInit A SQL file that runs first in each scratch database.
 * @param drops What to do where autogenerate would drop something.
 * @param undecided What to do where autogenerate needs a person's decision.
 * @param forms Which statements autogenerate writes.
 * @param placeholders Values for ${…} in revisions, by name.
 * @param databases Further databases by name, each with settings of its own.
 * @param run A command to run on these settings instead of the application, such as 'history
 *     --graph'.
 */
@ConfigurationProperties("aludel")
public record AludelProperties(
    @Nullable String url,
    @Nullable String user,
    @Nullable String password,
    @Nullable String dataSource,
    @Nullable String directUrl,
    @Nullable String role,
    @Nullable String schema,
    @Nullable List<String> tenants,
    @Nullable String tenantsAtOnce,
    @Nullable String createSchema,
    @Nullable String versionSchema,
    @Nullable String versionTable,
    @Nullable String logTable,
    @Nullable String sessionTimeZone,
    @Nullable List<String> trustedOwners,
    @Nullable List<String> locations,
    @Nullable String allowEmpty,
    @Nullable String enabled,
    @Nullable String mode,
    @Nullable String target,
    @Nullable String transaction,
    @Nullable String connectWait,
    @Nullable String lockWait,
    @Nullable String lockTimeout,
    @Nullable String lockRetries,
    @Nullable String statementTimeout,
    @Nullable String pooler,
    @Nullable String onChanged,
    @Nullable String onAhead,
    @Nullable String onUnversioned,
    @Nullable String folder,
    @Nullable String fileName,
    @Nullable String timeZone,
    @Nullable String slugLength,
    @Nullable String slug,
    @Nullable List<String> models,
    @Nullable List<String> managed,
    @Nullable List<String> unmanaged,
    @Nullable String scratch,
    @Nullable String scratchInit,
    @Nullable String drops,
    @Nullable String undecided,
    @Nullable String forms,
    @Nullable Map<String, String> placeholders,
    @Nullable Map<String, AludelProperties> databases,
    @Nullable String run) {

  private static final Map<String, Function<AludelProperties, @Nullable String>> SETTINGS =
      new LinkedHashMap<>();

  static {
    SETTINGS.put("url", AludelProperties::url);
    SETTINGS.put("user", AludelProperties::user);
    SETTINGS.put("password", AludelProperties::password);
    SETTINGS.put("direct-url", AludelProperties::directUrl);
    SETTINGS.put("role", AludelProperties::role);
    SETTINGS.put("schema", AludelProperties::schema);
    SETTINGS.put("tenants", properties -> joined(properties.tenants()));
    SETTINGS.put("tenants-at-once", AludelProperties::tenantsAtOnce);
    SETTINGS.put("create-schema", AludelProperties::createSchema);
    SETTINGS.put("version-schema", AludelProperties::versionSchema);
    SETTINGS.put("version-table", AludelProperties::versionTable);
    SETTINGS.put("log-table", AludelProperties::logTable);
    SETTINGS.put("session-time-zone", AludelProperties::sessionTimeZone);
    SETTINGS.put("trusted-owners", properties -> joined(properties.trustedOwners()));
    SETTINGS.put("locations", properties -> joined(properties.locations()));
    SETTINGS.put("allow-empty", AludelProperties::allowEmpty);
    SETTINGS.put("enabled", AludelProperties::enabled);
    SETTINGS.put("mode", AludelProperties::mode);
    SETTINGS.put("target", AludelProperties::target);
    SETTINGS.put("transaction", AludelProperties::transaction);
    SETTINGS.put("connect-wait", AludelProperties::connectWait);
    SETTINGS.put("lock-wait", AludelProperties::lockWait);
    SETTINGS.put("lock-timeout", AludelProperties::lockTimeout);
    SETTINGS.put("lock-retries", AludelProperties::lockRetries);
    SETTINGS.put("statement-timeout", AludelProperties::statementTimeout);
    SETTINGS.put("pooler", AludelProperties::pooler);
    SETTINGS.put("on-changed", AludelProperties::onChanged);
    SETTINGS.put("on-ahead", AludelProperties::onAhead);
    SETTINGS.put("on-unversioned", AludelProperties::onUnversioned);
    SETTINGS.put("folder", AludelProperties::folder);
    SETTINGS.put("file-name", AludelProperties::fileName);
    SETTINGS.put("time-zone", AludelProperties::timeZone);
    SETTINGS.put("slug-length", AludelProperties::slugLength);
    SETTINGS.put("slug", AludelProperties::slug);
    SETTINGS.put("models", properties -> joined(properties.models()));
    SETTINGS.put("managed", properties -> joined(properties.managed()));
    SETTINGS.put("unmanaged", properties -> joined(properties.unmanaged()));
    SETTINGS.put("scratch", AludelProperties::scratch);
    SETTINGS.put("scratch-init", AludelProperties::scratchInit);
    SETTINGS.put("drops", AludelProperties::drops);
    SETTINGS.put("undecided", AludelProperties::undecided);
    SETTINGS.put("forms", AludelProperties::forms);
  }

  /** {@return the names of the settings that have one value, as the library spells them} */
  static Set<String> names() {
    return Collections.unmodifiableSet(SETTINGS.keySet());
  }

  /** {@return the settings by the library's names; those that nobody set are not among them} */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    SETTINGS.forEach((name, value) -> put(texts, name, value.apply(this)));
    if (placeholders != null) {
      placeholders.forEach((name, value) -> put(texts, "placeholders." + name, value));
    }
    return texts;
  }

  private static @Nullable String joined(@Nullable List<String> entries) {
    return entries == null ? null : String.join(",", entries);
  }

  /** {@return the data source that is named; a blank name counts as none} */
  Optional<String> namedDataSource() {
    return Optional.ofNullable(dataSource).map(String::strip).filter(name -> !name.isEmpty());
  }

  /** {@return whether it is switched off, which an application can be long after it was built} */
  boolean off() {
    return "false".equals(texts().get("enabled"));
  }

  /** {@return the command to run in place of the application, where there is one} */
  @Nullable String command() {
    return off() ? null : run;
  }

  /** {@return the further databases by name, in the order of their names} */
  Map<String, AludelProperties> further() {
    return databases == null ? Map.of() : new TreeMap<>(databases);
  }

  private static void put(Map<String, String> texts, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      texts.put(name, value);
    }
  }

  /** Leaves out the values, of which some are secret. */
  @Override
  public String toString() {
    return "AludelProperties" + texts().keySet();
  }
}
