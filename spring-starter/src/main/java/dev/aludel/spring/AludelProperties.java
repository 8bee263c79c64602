package dev.aludel.spring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * @param directUrl A URL past the pooler, for the whole run.
 * @param role The role that revisions run as.
 * @param schema First in search_path while revisions run.
 * @param createSchema Whether a missing schema is created.
 * @param versionSchema Another schema for the two tables alone.
 * @param versionTable The table with one row for each current revision.
 * @param logTable The table with one row for each revision that ran.
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
    @Nullable String directUrl,
    @Nullable String role,
    @Nullable String schema,
    @Nullable String createSchema,
    @Nullable String versionSchema,
    @Nullable String versionTable,
    @Nullable String logTable,
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
    @Nullable Map<String, String> placeholders,
    @Nullable Map<String, AludelProperties> databases,
    @Nullable String run) {

  /** {@return the settings by the library's names; those that nobody set are not among them} */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    put(texts, "url", url);
    put(texts, "user", user);
    put(texts, "password", password);
    put(texts, "direct-url", directUrl);
    put(texts, "role", role);
    put(texts, "schema", schema);
    put(texts, "create-schema", createSchema);
    put(texts, "version-schema", versionSchema);
    put(texts, "version-table", versionTable);
    put(texts, "log-table", logTable);
    put(texts, "locations", locations == null ? null : String.join(",", locations));
    put(texts, "allow-empty", allowEmpty);
    put(texts, "enabled", enabled);
    put(texts, "mode", mode);
    put(texts, "target", target);
    put(texts, "transaction", transaction);
    put(texts, "connect-wait", connectWait);
    put(texts, "lock-wait", lockWait);
    put(texts, "lock-timeout", lockTimeout);
    put(texts, "lock-retries", lockRetries);
    put(texts, "statement-timeout", statementTimeout);
    put(texts, "pooler", pooler);
    put(texts, "on-changed", onChanged);
    put(texts, "on-ahead", onAhead);
    put(texts, "on-unversioned", onUnversioned);
    put(texts, "folder", folder);
    put(texts, "file-name", fileName);
    put(texts, "time-zone", timeZone);
    put(texts, "slug-length", slugLength);
    if (placeholders != null) {
      placeholders.forEach((name, value) -> put(texts, "placeholders." + name, value));
    }
    return texts;
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
