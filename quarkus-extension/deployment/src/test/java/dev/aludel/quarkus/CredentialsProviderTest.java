package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import io.quarkus.credentials.CredentialsProvider;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who connects where Aludel opens connections itself, and no file has a password. */
class CredentialsProviderTest {

  private static final TestDatabase DB = TestDatabase.of("provider");
  private static final TestDatabase OWN = TestDatabase.of("provider_own");
  private static final TestDatabase DIRECT = TestDatabase.of("provider_direct");
  private static final TestDatabase PLAIN = TestDatabase.of("provider_plain");
  private static final TestDatabase EVENTS = TestDatabase.of("provider_events");
  private static final TestDatabase GIVEN = TestDatabase.of("provider_given");
  private static final String OWNER = name(DB) + "_owner";
  private static final String AWAY = "jdbc:postgresql://localhost:1/nowhere";

  @RegisterExtension static final QuarkusUnitTest APPLICATION = application();

  @Inject AludelDatabases databases;
  @Inject Vault vault;

  private static String name(TestDatabase database) {
    return database.url().replaceFirst(".*/", "").replaceFirst("\\?.*", "");
  }

  private static QuarkusUnitTest application() {
    QuarkusUnitTest test =
        TestDatabase.none(
            new QuarkusUnitTest()
                .withApplicationRoot(
                    jar ->
                        jar.addClasses(TestDatabase.class, Vault.class, Other.class)
                            .addAsResource("shop/migrations"))
                .overrideConfigKey("quarkus.aludel.locations", "shop/migrations")
                .overrideConfigKey("quarkus.hibernate-orm.enabled", "false")
                .setBeforeAllCustomizer(CredentialsProviderTest::prepare)
                .setAfterAllCustomizer(
                    () -> DB.execute("DROP OWNED BY %1$s; DROP ROLE %1$s".formatted(OWNER))));
    set(
        test,
        "quarkus.datasource.",
        "jdbc.url=" + DB.url(),
        "username=nobody",
        "credentials-provider=application",
        "credentials-provider-name=vault");
    set(test, "quarkus.aludel.", "credentials-provider=owner", "credentials-provider-name=vault");
    further(test, "own", "jdbc.url=" + AWAY, "url=" + OWN.url());
    further(
        test,
        "direct",
        "jdbc.url=" + AWAY,
        "direct-url=" + DIRECT.url().replaceFirst("^jdbc:postgresql", "postgres"));
    further(
        test,
        "given",
        "jdbc.url=" + GIVEN.url(),
        "user=" + GIVEN.user(),
        "credentials-provider=password-alone",
        "credentials-provider-name=vault");
    further(
        test, "events", "reactive.url=" + EVENTS.url().replaceFirst("^jdbc:", "vertx-reactive:"));
    test.overrideConfigKey("quarkus.datasource.events.jdbc", "false");
    further(test, "plain", "jdbc.url=" + AWAY, "url=" + PLAIN.url());
    set(
        test,
        "quarkus.datasource.plain.",
        "username=" + PLAIN.user(),
        "password=" + PLAIN.password());
    further(
        test,
        "broken",
        "jdbc.url=" + AWAY,
        "jdbc.url=" + AWAY,
        "active=false",
        "credentials-provider=nothing",
        "credentials-provider-name=vault");
    further(
        test,
        "missing",
        "jdbc.url=" + AWAY,
        "jdbc.url=" + AWAY,
        "active=false",
        "credentials-provider=application",
        "credentials-provider-name=nowhere");
    further(test, "twice", "active=false", "credentials-provider=application", "password=secret");
    further(test, "half", "active=false", "credentials-provider-name=vault");
    return test;
  }

  /** A data source that asks the vault, and settings of Aludel's own: those that it has too. */
  private static void further(QuarkusUnitTest test, String name, String... settings) {
    String dataSource = "quarkus.datasource." + name + ".";
    test.overrideConfigKey(dataSource + "db-kind", "postgresql");
    test.overrideConfigKey("quarkus.aludel." + name + ".locations", "shop/migrations");
    if (!name.equals("plain")) {
      set(test, dataSource, "credentials-provider=application", "credentials-provider-name=vault");
    }
    Stream.of(settings)
        .forEach(
            setting ->
                set(
                    test,
                    setting.matches("(jdbc|reactive)[.].*")
                        ? dataSource
                        : "quarkus.aludel." + name + ".",
                    setting));
  }

  private static void set(QuarkusUnitTest test, String prefix, String... settings) {
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      test.overrideRuntimeConfigKey(prefix + parts[0], parts[1]);
    }
  }

  private static void prepare() {
    DB.execute(
        "CREATE ROLE %1$s LOGIN PASSWORD 'its own'; GRANT CREATE ON SCHEMA public TO %1$s"
            .formatted(OWNER));
  }

  @Test
  void aProviderOfItsOwnWorksOnTheDataSourcesDatabase() {
    assertThat(
            DB.strings(
                "SELECT tablename || ' of ' || tableowner FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
        .containsExactly(
            "aludel_log of " + OWNER, "aludel_version of " + OWNER, "customer of " + OWNER);
  }

  @Test
  void whoConnectsToTheDataSourceConnectsToAUrlThatNamesNobody() {
    for (TestDatabase database : List.of(OWN, DIRECT, PLAIN, EVENTS, GIVEN)) {
      assertThat(database.strings("SELECT version_num FROM aludel_version"))
          .as(database.url())
          .containsExactly("20250102_090000");
    }
  }

  @Test
  void theProviderIsAskedForEachConnection() {
    vault.asked.clear();
    databases.get("").current();
    databases.get("").current();
    assertThat(vault.asked).containsExactly("owner", "owner");
  }

  @Test
  void aResetConnectsAsItsUpgradeDoes() {
    OWN.execute("INSERT INTO customer VALUES (2, 'Grace')");
    new AludelSchemaProvider().resetDatabase("own");
    assertThat(OWN.strings("SELECT name FROM customer")).containsExactly("Ada");
  }

  @Test
  void whatIsWrongIsToldWithWhatToDo() {
    refused(
        "broken",
        "The credentials provider gave nothing for 'nothing': sealed\nLook into the provider; or set 'user' and 'password', which need none.");
    refused(
        "missing",
        "There is no credentials provider 'nowhere' to ask for 'application'.\nAdd a bean that implements CredentialsProvider and is @Named(\"nowhere\").");
    refused(
        "twice",
        "Database 'twice': Settings 'password' and 'credentials-provider' are both there.\nKeep the one that holds; a provider may give a password for the setting 'user'.");
    refused(
        "half",
        "Database 'half': Setting 'credentials-provider-name' is there without 'credentials-provider'.\nSet 'credentials-provider' to what the provider is to be asked for.");
  }

  private void refused(String database, String message) {
    assertThatThrownBy(() -> databases.get(database).start())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(message);
  }

  /** Knows who connects. */
  @Singleton
  @Named("vault")
  public static class Vault implements CredentialsProvider {
    final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public Map<String, String> getCredentials(String name) {
      asked.add(name);
      return switch (name) {
        case "application" ->
            Map.of(USER_PROPERTY_NAME, DB.user(), PASSWORD_PROPERTY_NAME, DB.password());
        case "owner" -> Map.of(USER_PROPERTY_NAME, OWNER, PASSWORD_PROPERTY_NAME, "its own");
        case "password-alone" -> Map.of(PASSWORD_PROPERTY_NAME, DB.password());
        default -> throw new IllegalStateException("sealed");
      };
    }
  }

  /** Another one, so that the name of the bean counts. */
  @Singleton
  @Named("other")
  public static class Other implements CredentialsProvider {
    @Override
    public Map<String, String> getCredentials(String name) {
      throw new IllegalStateException("not this one");
    }
  }
}
