package dev.aludel.quarkus;

import dev.aludel.quarkus.AludelRunTimeConfig.DatabaseRunTimeConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what Quarkus has bound into the library's own form: texts by name. */
final class Settings {

  private final Map<String, String> texts = new LinkedHashMap<>();

  private Settings() {}

  /** {@return the settings of a database; those that nobody set are not among them} */
  static Map<String, String> of(ManagedDatabase database, DatabaseRunTimeConfig config) {
    Settings settings = new Settings();
    settings.put("locations", String.join(",", database.locations()));
    settings.put("allow-empty", String.valueOf(database.allowEmpty()));
    settings.put("mode", config.mode());
    settings.put(
        "target",
        config.target().or(() -> Optional.of(database.allowSeveralHeads() ? "heads" : "head")));
    settings.put("url", config.url());
    settings.put("user", config.user());
    settings.put("password", config.password());
    settings.put("direct-url", config.directUrl());
    settings.put("role", config.role());
    settings.put("schema", config.schema());
    settings.put("tenants", config.tenants().map(Settings::joined));
    settings.put("tenants-at-once", config.tenantsAtOnce());
    settings.put("create-schema", config.createSchema());
    settings.put("version-schema", config.versionSchema());
    settings.put("version-table", config.versionTable());
    settings.put("log-table", config.logTable());
    settings.put("session-time-zone", config.sessionTimeZone());
    settings.put("trusted-owners", config.trustedOwners().map(Settings::joined));
    settings.put("transaction", config.transaction());
    settings.put("connect-wait", config.connectWait());
    settings.put("lock-wait", config.lockWait());
    settings.put("lock-timeout", config.lockTimeout());
    settings.put("lock-retries", config.lockRetries());
    settings.put("statement-timeout", config.statementTimeout());
    settings.put("pooler", config.pooler());
    settings.put("on-changed", config.onChanged());
    settings.put("on-ahead", config.onAhead());
    settings.put("on-unversioned", config.onUnversioned());
    settings.put("folder", config.folder());
    settings.put("file-name", config.fileName());
    settings.put("time-zone", config.timeZone());
    settings.put("slug-length", config.slugLength());
    settings.put("slug", config.slug());
    settings.put("models", config.models().map(Settings::joined));
    settings.put("managed", config.managed().map(Settings::joined));
    settings.put("unmanaged", config.unmanaged().map(Settings::joined));
    settings.put("scratch", config.scratch());
    settings.put("scratch-init", config.scratchInit());
    settings.put("drops", config.drops());
    settings.put("undecided", config.undecided());
    settings.put("forms", config.forms());
    config.placeholders().forEach((name, value) -> settings.put("placeholders." + name, value));
    return settings.texts;
  }

  private static String joined(List<String> entries) {
    return String.join(",", entries);
  }

  private void put(String name, Optional<String> value) {
    value.ifPresent(text -> put(name, text));
  }

  private void put(String name, String value) {
    if (!value.isBlank()) {
      texts.put(name, value);
    }
  }

  /** Leaves out the values, of which some are secret. */
  @Override
  public String toString() {
    return "settings " + texts.keySet();
  }
}
