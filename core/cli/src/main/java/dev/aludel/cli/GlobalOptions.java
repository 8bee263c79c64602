package dev.aludel.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before its name or behind it. */
final class GlobalOptions {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Read settings from this file as well; it wins over 'aludel.properties'.")
  private @Nullable String config;

  private @Nullable String database;

  @Option(
      names = "--url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description =
          "The database: jdbc:postgresql://host/name or postgres://user@host/name. Better:"
              + " ALUDEL_URL.")
  private @Nullable String url;

  @Option(
      names = "--user",
      paramLabel = "USER",
      scope = ScopeType.INHERIT,
      description = "Who connects.")
  private @Nullable String user;

  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      arity = "0..1",
      interactive = true,
      scope = ScopeType.INHERIT,
      description =
          "Ask for the password. A value here can be seen by others on this machine: use"
              + " ALUDEL_PASSWORD instead.")
  private char @Nullable [] password;

  @Option(
      names = "--schema",
      paramLabel = "SCHEMA",
      scope = ScopeType.INHERIT,
      description = "The schema to work in.")
  private @Nullable String schema;

  @Option(
      names = "--tenant",
      paramLabel = "SCHEMA",
      scope = ScopeType.INHERIT,
      description = "The one to work on, where the setting 'tenants' names several schemas.")
  private @Nullable String tenant;

  @Option(
      names = "--locations",
      paramLabel = "PLACE",
      split = ",",
      scope = ScopeType.INHERIT,
      description = "Where the revisions are: a folder, or 'classpath:db/migrations'.")
  private List<String> locations = new ArrayList<>();

  private final Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      scope = ScopeType.INHERIT,
      description = "Jars and folders with revisions in them, such as 'target/classes:lib/*'.")
  private @Nullable String classPath;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print no progress.")
  private boolean quiet;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error, and what is sent to the server.")
  private boolean debug;

  @Option(
      names = "--name",
      paramLabel = "DB",
      scope = ScopeType.INHERIT,
      description = "Work on the database of the settings 'databases.DB.…'.")
  private void name(String name) {
    database = name;
  }

  /** The short form stands before the command: behind it, 'log' means something else by it. */
  @Option(names = "-n", paramLabel = "DB", description = "The same, before the command.")
  private void shortName(String name) {
    database = name;
  }

  /** Those before the command and those behind it add up. */
  @Option(
      names = "--set",
      paramLabel = "SETTING=VALUE",
      scope = ScopeType.INHERIT,
      description = "Any setting, such as '--set lock-timeout=2s'; 'aludel config' lists them.")
  private void set(Map<String, String> more) {
    settings.putAll(more);
  }

  Optional<String> config() {
    return Optional.ofNullable(config);
  }

  Optional<String> database() {
    return Optional.ofNullable(database);
  }

  Optional<String> tenant() {
    return Optional.ofNullable(tenant);
  }

  Optional<String> classPath() {
    return Optional.ofNullable(classPath);
  }

  boolean quiet() {
    return quiet;
  }

  boolean debug() {
    return debug;
  }

  /** The settings that have an option of their own and were given, by their names. */
  Map<String, String> settings() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "url", url);
    put(given, "user", user);
    put(given, "password", password == null ? null : new String(password));
    put(given, "schema", schema);
    put(given, "locations", locations.isEmpty() ? null : String.join(",", locations));
    return given;
  }

  /** The settings that were given with {@code --set}. */
  Map<String, String> others() {
    return settings;
  }

  private static void put(Map<String, String> given, String name, @Nullable String value) {
    if (value != null) {
      given.put(name, value);
    }
  }
}
