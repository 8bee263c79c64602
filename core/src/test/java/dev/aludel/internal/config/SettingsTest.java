package dev.aludel.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.config.KnownSetting.Form;
import dev.aludel.setting.AutogenerateSettings;
import dev.aludel.setting.DatabaseUrl;
import dev.aludel.setting.Limits;
import dev.aludel.setting.Naming;
import dev.aludel.setting.Policies;
import dev.aludel.setting.Policies.OnChanged;
import dev.aludel.setting.Policies.OnUnversioned;
import dev.aludel.setting.PoolerMode;
import dev.aludel.setting.Reaction;
import dev.aludel.setting.Settings;
import dev.aludel.setting.TableSettings;
import dev.aludel.setting.TransactionMode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static SettingsBinder binder(Map<String, String> settings) {
    return new SettingsBinder(settings, Map.of());
  }

  @Test
  void everySettingOfTheBuilderCanBeGivenAsText() {
    SettingsBinder binder =
        binder(
            Map.ofEntries(
                Map.entry("url", "postgres://me:p%40ss@db.example:5433/app?sslmode=require"),
                Map.entry("role", "owner"),
                Map.entry("schema", "shop"),
                Map.entry("create-schema", "false"),
                Map.entry("version-schema", "admin"),
                Map.entry("version-table", "alembic_version"),
                Map.entry("log-table", "what_ran"),
                Map.entry("locations", "classpath:db/migrations, filesystem:more"),
                Map.entry("allow-empty", "true"),
                Map.entry("transaction", "all"),
                Map.entry("connect-wait", "30s"),
                Map.entry("lock-retries", "3"),
                Map.entry("pooler", "session"),
                Map.entry("placeholders.tenant", "blue"),
                Map.entry("lock-wait", "2h"),
                Map.entry("lock-timeout", "500ms"),
                Map.entry("statement-timeout", "1500"),
                Map.entry("on-changed", "warn"),
                Map.entry("on-ahead", "ignore"),
                Map.entry("on-unversioned", "stamp:20241107_120000"),
                Map.entry("folder", "src/sql"),
                Map.entry("file-name", "${year}/${id}"),
                Map.entry("trusted-owners", "migrator, Ops"),
                Map.entry("time-zone", "Europe/Berlin"),
                Map.entry("slug-length", "12"),
                Map.entry("models", "db/schema.sql, db/objects"),
                Map.entry("models.hibernate.packages", "shop, stock"),
                Map.entry("models.hibernate.properties.hibernate.default_schema", "shop"),
                Map.entry("managed", "trigger"),
                Map.entry("unmanaged", "view:report_*, index:orders.tmp_*"),
                Map.entry("scratch", "postgres://me:secret@localhost/postgres"),
                Map.entry("scratch-init", "db/extensions.sql"),
                Map.entry("drops", "later"),
                Map.entry("undecided", "write"),
                Map.entry("forms", "plain")));

    assertThat(binder.database())
        .contains(
            new DatabaseUrl(
                "jdbc:postgresql://db.example:5433/app?sslmode=require",
                Optional.of("me"),
                Optional.of("p@ss")));
    Settings bound = binder.bind(Settings.defaults().withPlaceholders(Map.of("old", "1")));
    assertThat(bound.role()).isEqualTo("owner");
    assertThat(bound.tables())
        .isEqualTo(
            new TableSettings(
                Optional.of("shop"),
                false,
                Optional.of("admin"),
                "alembic_version",
                "what_ran",
                List.of("migrator", "Ops")));
    assertThat(bound.locations()).containsExactly("classpath:db/migrations", "filesystem:more");
    assertThat(bound.policies())
        .isEqualTo(
            new Policies(
                OnChanged.WARN, Reaction.IGNORE, OnUnversioned.stamp("20241107_120000"), true));
    assertThat(bound.limits())
        .isEqualTo(
            new Limits(
                Duration.ofSeconds(30),
                Duration.ofHours(2),
                Duration.ofMillis(500),
                3,
                Duration.ofMillis(1500)));
    assertThat(bound.pooler()).isEqualTo(PoolerMode.SESSION);
    assertThat(bound.placeholders()).isEqualTo(Map.of("old", "1", "tenant", "blue"));
    assertThat(bound.transaction()).isEqualTo(TransactionMode.ALL);
    assertThat(bound.naming())
        .isEqualTo(
            new Naming(
                Optional.of("src/sql"),
                "${year}/${id}",
                ZoneId.of("Europe/Berlin"),
                12,
                Naming.Slug.KEEP));
    assertThat(bound.autogenerate())
        .isEqualTo(
            new AutogenerateSettings(
                List.of("db/schema.sql", "db/objects"),
                new AutogenerateSettings.Hibernate(
                    List.of("shop", "stock"), Map.of("hibernate.default_schema", "shop")),
                List.of("trigger"),
                List.of("view:report_*", "index:orders.tmp_*"),
                "postgres://me:secret@localhost/postgres",
                "db/extensions.sql",
                AutogenerateSettings.Drops.LATER,
                AutogenerateSettings.Undecided.WRITE,
                AutogenerateSettings.Forms.PLAIN))
        .asString()
        .doesNotContain("secret");
  }

  @Test
  void whatTheSettingsDoNotNameStaysAsItWas() {
    SettingsBinder binder = binder(Map.of("lock-timeout", "2s", "schema", "  "));

    Settings before =
        Settings.defaults()
            .withTables(TableSettings.defaults().withSchema("shop"))
            .withLimits(Limits.defaults().withLockWait(Duration.ofSeconds(7)));

    assertThat(binder.database()).isEmpty();
    assertThat(binder.bind(before))
        .isEqualTo(before.withLimits(before.limits().withLockTimeout(Duration.ofSeconds(2))));
  }

  @Test
  void everyDefaultIsAValueThatItsSettingTakes() {
    Map<String, String> defaults = new TreeMap<>();
    DeclaredSettings.all().forEach(setting -> defaults.put(setting.name(), setting.byDefault()));
    Settings bound = binder(defaults).bind(Settings.defaults());

    assertThat(bound)
        .isEqualTo(
            Settings.defaults().withNaming(Naming.defaults().withTimeZone(ZoneId.of("UTC"))));
  }

  @Test
  void everySettingHasAPlaceWhereItsValueGoes() {
    Map<Form, String> other =
        Map.of(
            Form.TEXT, "other",
            Form.LIST, "other,more",
            Form.DURATION, "77s",
            Form.COUNT, "77",
            Form.LENGTH, "77",
            Form.TIME_ZONE, "Asia/Shanghai",
            Form.SESSION_TIME_ZONE, "Asia/Shanghai",
            Form.ON_UNVERSIONED, "stamp:aaaa",
            Form.SCRATCH, "server");
    for (KnownSetting setting : DeclaredSettings.all()) {
      if (List.of("url", "direct-url", "user", "password").contains(setting.name())) {
        continue; // the database's
      }
      String value =
          switch (setting.form()) {
            case CHOICE -> setting.choices().get(setting.choices().size() - 1);
            case FLAG -> String.valueOf(!Boolean.parseBoolean(setting.byDefault()));
            default -> other.getOrDefault(setting.form(), "other");
          };
      if (value.equals(setting.byDefault())) {
        value = setting.choices().get(0);
      }
      assertThat(binder(Map.of(setting.name(), value)).bind(Settings.defaults()))
          .as(setting.name())
          .isNotEqualTo(Settings.defaults());
    }
  }

  @Test
  void settingsThatOnlyAnAdapterReadsAreCheckedToo() {
    binder(
        Map.of(
            "mode",
            "wait",
            "enabled",
            "false",
            "pooler",
            "session",
            "lock-retries",
            "3",
            "connect-wait",
            "30s",
            "placeholders.owner",
            "me",
            "target",
            "heads"));
    assertThatThrownBy(() -> binder(Map.of("mode", "sometimes")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            Setting 'mode' has the value 'sometimes', which it doesn't take.
            Give it 'upgrade', 'validate', 'wait', 'none' or 'upgrade-and-exit'.""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lock-timeout  | 5 parsecs | a number and a unit: ms, s, min, h or d, such as '3s'; a number alone is milliseconds
          lock-retries  | -1        | a whole number of zero or more
          create-schema | yes       | 'true' or 'false'
          on-ahead      | stop      | 'fail', 'warn' or 'ignore'
          on-unversioned| stamp:    | 'fail', 'upgrade', 'stamp:<revision>' or 'flyway'
          slug-length   | 0         | a whole number from 1 to 999
          time-zone     | Nowhere   | a time zone such as 'UTC' or 'Europe/Berlin'
          transaction   | none      | 'revision' or 'all'
          drops         | yes       | 'ask', 'write' or 'later'
          scratch       | here      | 'auto', 'embedded', 'server' or the URL of a server where databases may be made
          """)
  void aValueOfAnotherFormIsRefusedWithWhatIsAllowed(String name, String value, String allowed) {
    assertThatThrownBy(() -> Aludel.builder().settings(Map.of(name, value)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "Setting '%s' has the value '%s', which it doesn't take.\nGive it %s."
                .formatted(name, value, allowed))
        .extracting(e -> ((ConfigurationException) e).setting())
        .isEqualTo(Optional.of(name));
  }

  @ParameterizedTest
  @CsvSource({
    "lock-timout, Did you mean 'lock-timeout'?",
    "on-change, Did you mean 'on-changed'?",
    "LockTimeout, Did you mean 'lock-timeout'?"
  })
  void anUnknownNameIsRefusedWithTheNearestOne(String name, String next) {
    assertThatThrownBy(() -> Aludel.builder().settings(Map.of(name, "x")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("There is no setting '" + name + "'.\n" + next);
  }

  @Test
  void errorsSayWhereTheSettingWasSet() {
    Map<String, String> origins =
        Map.of("lock-timeout", "environment variable ALUDEL_LOCK_TIMEOUT", "roles", "the file");
    assertThatThrownBy(() -> Aludel.builder().settings(Map.of("lock-timeout", "soon"), origins))
        .hasMessageStartingWith(
            "Setting 'lock-timeout' (environment variable ALUDEL_LOCK_TIMEOUT) has the value 'soon'");
    assertThatThrownBy(() -> Aludel.builder().settings(Map.of("roles", "me"), origins))
        .hasMessage("There is no setting 'roles' (the file).\nDid you mean 'role'?");
  }

  @Test
  void whatTheTypedSettingsSayComesInTurnWithWhatTheTextsSay() {
    assertThatThrownBy(
            () ->
                Aludel.builder()
                    .settings(now -> now.withTenants(List.of("acme")))
                    .settings(Map.of("schema", "shop"))
                    .build())
        .hasMessageStartingWith("Setting 'schema' names one schema, and 'tenants' names several.");
    assertThat(
            Aludel.builder()
                .tenants(() -> List.of("zeta"))
                .settings(Map.of("tenants", "acme"))
                .build()
                .tenants())
        .containsExactly("acme");
    assertThat(
            Aludel.builder()
                .settings(Map.of("tenants", "acme"))
                .tenants(() -> List.of("zeta"))
                .build()
                .tenants())
        .containsExactly("zeta");
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://me:secret@pooler/app, , , me, secret",
    "postgres://me:secret@pooler/app, , you, you, ",
    "postgres://me:secret@pooler/app, postgres://host/app, , me, secret",
    "postgres://me:secret@pooler/app, postgres://me@host/app, , me, secret",
    "postgres://me:secret@pooler/app, postgres://you@host/app, , you, ",
    "postgres://me:secret@pooler/app, postgres://you:own@host/app, , you, own",
    "postgres://me:secret@pooler/app, postgres://host/app, you, you, "
  })
  void aPasswordIsForTheUserThatItStandsWith(
      String url, String direct, String user, String expected, String password) {
    Map<String, String> settings = new TreeMap<>(Map.of("url", url));
    Optional.ofNullable(direct).ifPresent(text -> settings.put("direct-url", text));
    Optional.ofNullable(user).ifPresent(text -> settings.put("user", text));
    assertThat(binder(settings).database())
        .contains(
            new DatabaseUrl(
                "jdbc:postgresql://" + (direct == null ? "pooler" : "host") + "/app",
                Optional.of(expected),
                Optional.ofNullable(password)));
  }

  @Test
  void aUserWithoutAUrlIsRefused() {
    assertThatThrownBy(() -> Aludel.builder().settings(Map.of("user", "me")))
        .hasMessage(
            """
            Setting 'user' is there without 'url'.
            Set 'url' as well, or leave both to the data source.""");
  }

  @Test
  void bothTablesCannotHaveOneName() {
    assertThatThrownBy(() -> Aludel.builder().settings(Map.of("log-table", "aludel_version")))
        .hasMessage(
            """
            Settings 'version-table' and 'log-table' are both 'aludel_version'.
            Give the two tables two names.""");
  }

  @Test
  void thePasswordIsInNoMessage() {
    Map<String, String> settings =
        Map.of("url", "mysql://me:secret@host/app?password=secret", "password", "secret");
    assertThatThrownBy(() -> Aludel.builder().settings(settings))
        .hasMessage(
            """
            Setting 'url': The URL 'mysql://me:***@host/app?password=***' is no URL of a PostgreSQL database.
            Write it as 'jdbc:postgresql://host:5432/database' or 'postgres://user:password@host:5432/database'.""");
    assertThat(binder(Map.of("url", "postgres://h/d", "password", "secret")).toString())
        .isEqualTo("settings [password, url]");
  }
}
