package dev.aludel.quarkus;

import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.runtime.annotations.ConfigDocDefault;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;
import io.smallrye.config.WithUnnamedKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is read when the application starts. All settings are texts: the library reads them, so that
 * forms and messages are those of its command line.
 */
@ConfigMapping(prefix = "quarkus.aludel")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface AludelRunTimeConfig {

  /**
   * A command to run on these settings instead of the application, such as {@code history --graph}.
   */
  Optional<String> run();

  /** Databases by the name of their data source. */
  @ConfigDocMapKey("datasource-name")
  @WithParentName
  @WithDefaults
  @WithUnnamedKey(DataSourceUtil.DEFAULT_DATASOURCE_NAME)
  Map<String, DatabaseRunTimeConfig> databases();

  /** The settings of one database. */
  @ConfigGroup
  interface DatabaseRunTimeConfig {

    /** Whether anything is done to this database at start; its beans are there either way. */
    @ConfigDocDefault("true, or what the data source is")
    Optional<Boolean> active();

    /**
     * What happens at start: {@code upgrade}, {@code validate}, {@code wait}, {@code none} or
     * {@code upgrade-and-exit}.
     */
    @ConfigDocDefault("upgrade")
    Optional<String> mode();

    /** How far it upgrades. */
    @ConfigDocDefault("head")
    Optional<String> target();

    /**
     * The database: {@code jdbc:postgresql://…} or {@code postgres://…}; without it, the data
     * source of this name.
     */
    Optional<String> url();

    /** Who connects; without a URL, to the data source's database. */
    Optional<String> user();

    /** The user's password. */
    Optional<String> password();

    /**
     * What a credentials provider is asked for, instead of a password; without a URL, for the data
     * source's database.
     */
    @ConfigDocDefault("that of the data source, where a URL of its own names nobody who connects")
    Optional<String> credentialsProvider();

    /** The name of the credentials provider's bean, where there are several. */
    Optional<String> credentialsProviderName();

    /** A URL past the pooler, for the whole run. */
    Optional<String> directUrl();

    /** The role that revisions run as. */
    Optional<String> role();

    /** First in search_path while revisions run. */
    Optional<String> schema();

    /** Schemas that each get the revisions, and tables, for themselves. */
    Optional<List<String>> tenants();

    /** How many of them are worked on at a time, each over a connection. */
    @ConfigDocDefault("1")
    Optional<String> tenantsAtOnce();

    /** Whether a missing schema is created. */
    @ConfigDocDefault("true")
    Optional<String> createSchema();

    /** Another schema for the two tables alone. */
    Optional<String> versionSchema();

    /** The table with one row for each current revision. */
    @ConfigDocDefault("aludel_version")
    Optional<String> versionTable();

    /** The table with one row for each revision that ran. */
    @ConfigDocDefault("aludel_log")
    Optional<String> logTable();

    /** The time zone that revisions run in; {@code connection} for the one of the JVM. */
    @ConfigDocDefault("UTC")
    Optional<String> sessionTimeZone();

    /** Roles whose version and log tables count as well. */
    Optional<List<String>> trustedOwners();

    /** What one transaction holds: one {@code revision}, or {@code all}. */
    @ConfigDocDefault("revision")
    Optional<String> transaction();

    /** How long to wait for a server that is still starting. */
    @ConfigDocDefault("0")
    Optional<String> connectWait();

    /** How long an idle holder of the lock is waited for. */
    @ConfigDocDefault("5min")
    Optional<String> lockWait();

    /** PostgreSQL's lock_timeout for a revision. */
    @ConfigDocDefault("5s")
    Optional<String> lockTimeout();

    /** How often a revision is tried again. */
    @ConfigDocDefault("10")
    Optional<String> lockRetries();

    /** PostgreSQL's statement_timeout for a revision. */
    @ConfigDocDefault("0")
    Optional<String> statementTimeout();

    /** What stands before the server: {@code auto}, {@code session} or {@code transaction}. */
    @ConfigDocDefault("auto")
    Optional<String> pooler();

    /** What to do about a revision that changed after it was applied. */
    @ConfigDocDefault("fail; redo in dev mode")
    Optional<String> onChanged();

    /** What to do about a database that a newer build brought further. */
    @ConfigDocDefault("warn")
    Optional<String> onAhead();

    /** What to do about a schema with tables but no versions. */
    @ConfigDocDefault("fail")
    Optional<String> onUnversioned();

    /** Where commands put new files. */
    Optional<String> folder();

    /** How new files are called. */
    Optional<String> fileName();

    /** The time zone of dates in new files. */
    @ConfigDocDefault("UTC")
    Optional<String> timeZone();

    /** How much of the message a file's name takes. */
    @ConfigDocDefault("40")
    Optional<String> slugLength();

    /** Which letters of the message a file's name takes: all ({@code keep}), or {@code ascii}. */
    @ConfigDocDefault("keep")
    Optional<String> slug();

    /** Where the wanted schema is described, for the commands that compare with it. */
    Optional<List<String>> models();

    /** Kinds that are compared although no model has one. */
    Optional<List<String>> managed();

    /** Patterns of objects that are left alone. */
    Optional<List<String>> unmanaged();

    /**
     * Where scratch databases are made: {@code auto}, {@code embedded}, {@code server}, or the URL
     * of a server.
     */
    @ConfigDocDefault("auto")
    Optional<String> scratch();

    /** A SQL file that runs first in each scratch database. */
    Optional<String> scratchInit();

    /** What to do about a drop: {@code ask}, {@code write}, or {@code later}. */
    @ConfigDocDefault("ask")
    Optional<String> drops();

    /** What to do where a person must decide: {@code ask} or {@code write}. */
    @ConfigDocDefault("ask")
    Optional<String> undecided();

    /** Which statements autogenerate writes: {@code online} or {@code plain}. */
    @ConfigDocDefault("online; plain in dev mode")
    Optional<String> forms();

    /** Values for placeholders in revisions, by name. */
    @ConfigDocMapKey("name")
    Map<String, String> placeholders();
  }
}
