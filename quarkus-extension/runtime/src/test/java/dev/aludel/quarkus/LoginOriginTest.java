package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.quarkus.DataSourceChoice.Wanted;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which setting an error about a user or a password names. */
class LoginOriginTest {

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> settings = new HashMap<>();
  private Optional<String> provider = Optional.empty();

  private String sentence(String name) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(properties, "shop.properties", 250))
            .build();
    ManagedDatabase database =
        new ManagedDatabase(name, name, List.of("db"), false, false, false, List.of());
    return new DataSourceChoice(config)
        .login(new Wanted(database, settings, provider, Optional.empty()));
  }

  @Test
  void theDataSourcesUserIsTheOneWhereNobodyElseIsNamed() {
    properties.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost/shop");
    properties.put("quarkus.datasource.username", "shop");
    assertThat(sentence(""))
        .isEqualTo(
            "The user comes from 'quarkus.datasource.username' (shop.properties),"
                + " its password from 'quarkus.datasource.password' (which is not set).");
  }

  @Test
  void aUserOfItsOwnHasTheDatabasesName() {
    properties.put("quarkus.datasource.reports.jdbc.url", "jdbc:postgresql://localhost/reports");
    properties.put("quarkus.datasource.reports.username", "shop");
    properties.put("quarkus.aludel.reports.user", "owner");
    settings.put("user", "owner");
    assertThat(sentence("reports"))
        .isEqualTo(
            "The user comes from 'quarkus.aludel.\"reports\".user' (shop.properties),"
                + " its password from 'quarkus.aludel.\"reports\".password' (which is not set).");
  }

  @Test
  void aUrlThatNamesTheUserIsNamed() {
    properties.put("quarkus.aludel.url", "postgres://owner:secret@localhost/shop");
    properties.put("quarkus.aludel.direct-url", "postgres://localhost:6432/shop");
    settings.put("url", "postgres://owner:secret@localhost/shop");
    settings.put("direct-url", "postgres://localhost:6432/shop");
    assertThat(sentence(""))
        .isEqualTo("The user and its password come from 'quarkus.aludel.url' (shop.properties).");
  }

  @Test
  void theUrlOfTheDataSourceIsNamedWhereItIsAllThereIs() {
    properties.put("quarkus.datasource.reactive.url", "postgresql://owner:secret@localhost/shop");
    assertThat(sentence(""))
        .isEqualTo(
            "The user and its password come from 'quarkus.datasource.reactive.url' (shop.properties).");
  }

  @Test
  void aProviderOfCredentialsIsNamed() {
    properties.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost/shop");
    properties.put("quarkus.datasource.credentials-provider", "application");
    assertThat(sentence(""))
        .isEqualTo(
            "The user and its password come from the credentials provider that"
                + " 'quarkus.datasource.credentials-provider' (shop.properties) names.");

    properties.put("quarkus.aludel.credentials-provider", "owner");
    provider = Optional.of("owner");
    assertThat(sentence(""))
        .isEqualTo(
            "The user and its password come from the credentials provider that"
                + " 'quarkus.aludel.credentials-provider' (shop.properties) names.");
  }
}
