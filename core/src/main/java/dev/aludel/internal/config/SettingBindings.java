package dev.aludel.internal.config;

import static dev.aludel.internal.config.KnownSetting.constant;

import dev.aludel.internal.text.DurationText;
import dev.aludel.setting.AutogenerateSettings;
import dev.aludel.setting.AutogenerateSettings.Drops;
import dev.aludel.setting.AutogenerateSettings.Forms;
import dev.aludel.setting.AutogenerateSettings.Undecided;
import dev.aludel.setting.Naming;
import dev.aludel.setting.Policies.OnChanged;
import dev.aludel.setting.Policies.OnUnversioned;
import dev.aludel.setting.PoolerMode;
import dev.aludel.setting.Reaction;
import dev.aludel.setting.Settings;
import dev.aludel.setting.StartMode;
import dev.aludel.setting.TransactionMode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the value of each declared setting goes.
 *
 * <p>One switch, not a function beside each declaration: fifty functions are linked whenever one
 * setting is read, which a start has to wait for. A test names a setting that is declared and has
 * no place here.
 */
final class SettingBindings {

  private SettingBindings() {}

  /**
   * Puts a value, whose form is right, where it belongs.
   *
   * @param now what held before
   * @param name the setting, without the prefix
   * @param value the value as it was written
   * @return the settings with it
   */
  static Settings bind(Settings now, String name, String value) {
    if (name.startsWith(KnownSetting.PLACEHOLDERS)) {
      Map<String, String> placeholders = new HashMap<>(now.placeholders());
      placeholders.put(name.substring(KnownSetting.PLACEHOLDERS.length()), value);
      return now.withPlaceholders(placeholders);
    }
    if (name.startsWith(KnownSetting.HIBERNATE_PROPERTIES)) {
      String property = name.substring(KnownSetting.HIBERNATE_PROPERTIES.length());
      AutogenerateSettings all = now.autogenerate();
      return now.withAutogenerate(all.withHibernate(all.hibernate().withProperty(property, value)));
    }
    return switch (name) {
      // SettingsBinder has read these: the database's, and the two names that may be swapped.
      case "url", "user", "password", "direct-url", "version-table", "log-table" -> now;
      case "role" -> now.withRole(value);
      case "schema" -> now.withTables(now.tables().withSchema(value));
      case "tenants" -> now.withTenants(entries(value));
      case "tenants-at-once" -> now.withTenantsAtOnce(Integer.parseInt(value));
      case "create-schema" ->
          now.withTables(now.tables().withCreateSchema(Boolean.parseBoolean(value)));
      case "version-schema" -> now.withTables(now.tables().withVersionSchema(value));
      case "session-time-zone" ->
          KnownSetting.CONNECTION.equals(value)
              ? now.withConnectionTimeZone()
              : now.withSessionTimeZone(ZoneId.of(value));
      case "trusted-owners" -> now.withTables(now.tables().withTrustedOwners(entries(value)));
      case "locations" -> now.withLocations(entries(value));
      case "allow-empty" ->
          now.withPolicies(now.policies().withAllowEmpty(Boolean.parseBoolean(value)));
      case "enabled" -> now.withStart(now.start().withEnabled(Boolean.parseBoolean(value)));
      case "mode" -> now.withStart(now.start().withMode(constant(StartMode.class, value)));
      case "target" -> now.withStart(now.start().withTarget(value));
      case "transaction" -> now.withTransaction(constant(TransactionMode.class, value));
      case "connect-wait" -> now.withLimits(now.limits().withConnectWait(duration(value)));
      case "lock-wait" -> now.withLimits(now.limits().withLockWait(duration(value)));
      case "lock-timeout" -> now.withLimits(now.limits().withLockTimeout(duration(value)));
      case "lock-retries" -> now.withLimits(now.limits().withLockRetries(Integer.parseInt(value)));
      case "statement-timeout" ->
          now.withLimits(now.limits().withStatementTimeout(duration(value)));
      case "pooler" -> now.withPooler(constant(PoolerMode.class, value));
      case "on-changed" ->
          now.withPolicies(now.policies().withOnChanged(constant(OnChanged.class, value)));
      case "on-ahead" ->
          now.withPolicies(now.policies().withOnAhead(constant(Reaction.class, value)));
      case "on-unversioned" ->
          now.withPolicies(now.policies().withOnUnversioned(OnUnversioned.parse(value)));
      case "folder" -> now.withNaming(now.naming().withFolder(value));
      case "file-name" -> now.withNaming(now.naming().withFileName(value));
      case "time-zone" -> now.withNaming(now.naming().withTimeZone(ZoneId.of(value)));
      case "slug-length" -> now.withNaming(now.naming().withSlugLength(Integer.parseInt(value)));
      case "slug" -> now.withNaming(now.naming().withSlug(constant(Naming.Slug.class, value)));
      case "models" -> now.withAutogenerate(now.autogenerate().withModels(entries(value)));
      case "models.hibernate.packages" ->
          now.withAutogenerate(
              now.autogenerate()
                  .withHibernate(now.autogenerate().hibernate().withPackages(entries(value))));
      case "managed" -> now.withAutogenerate(now.autogenerate().withManaged(entries(value)));
      case "unmanaged" -> now.withAutogenerate(now.autogenerate().withUnmanaged(entries(value)));
      case "scratch" -> now.withAutogenerate(now.autogenerate().withScratch(value));
      case "scratch-init" -> now.withAutogenerate(now.autogenerate().withScratchInit(value));
      case "drops" ->
          now.withAutogenerate(now.autogenerate().withDrops(constant(Drops.class, value)));
      case "undecided" ->
          now.withAutogenerate(now.autogenerate().withUndecided(constant(Undecided.class, value)));
      case "forms" ->
          now.withAutogenerate(now.autogenerate().withForms(constant(Forms.class, value)));
      default -> throw new IllegalArgumentException("no place for the setting '" + name + "'");
    };
  }

  private static Duration duration(String value) {
    return DurationText.parse(value).orElseThrow();
  }

  private static List<String> entries(String value) {
    List<String> entries = new ArrayList<>();
    for (String entry : value.split(",")) {
      if (!entry.isBlank()) {
        entries.add(entry.strip());
      }
    }
    return entries;
  }
}
