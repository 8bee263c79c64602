package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class UnknownSettingsTest {

  private static UnknownSettings of(Map<String, String> properties) {
    Config config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(properties, "application.properties", 100))
            .build();
    return UnknownSettings.of(config, Set.of("", "reports"));
  }

  @Test
  void whatNoSettingIsCalledIsHandedToTheLibraryToRefuse() {
    UnknownSettings unknown =
        of(
            Map.of(
                "quarkus.aludel.lock-timout", "3s",
                "quarkus.aludel.lock-timeout", "3s",
                "quarkus.aludel.health.enabled", "false",
                "quarkus.aludel.placeholders.any.thing", "x",
                "quarkus.aludel.locations[0]", "a",
                "quarkus.aludel.\"reports\".shema", "x",
                "quarkus.aludel.reports.schema", "x",
                "quarkus.datasource.lock-timout", "3s"));
    unknown.check();
    assertThat(unknown.with("", Map.of("role", "owner")))
        .isEqualTo(Map.of("role", "owner", "lock-timout", "unknown"));
    assertThat(unknown.with("reports", Map.of())).isEqualTo(Map.of("shema", "unknown"));
  }

  @Test
  void aProcesssOwnVariablesAndPropertiesMayBeUnknown() {
    System.setProperty("quarkus.aludel.lock-timout", "3s");
    try {
      Config config = new SmallRyeConfigBuilder().withSources(new SysPropConfigSource()).build();
      assertThat(UnknownSettings.of(config, Set.of("")).with("", Map.of())).isEmpty();
    } finally {
      System.clearProperty("quarkus.aludel.lock-timout");
    }
  }

  @Test
  void aDatabaseWithoutLocationsIsRefused() {
    assertThatThrownBy(() -> of(Map.of("quarkus.aludel.sales.url", "x")).check())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            The database 'sales' has settings but no locations, so nothing would be done to it.
            Set 'quarkus.aludel."sales".locations' when the application is built.""");
    assertThatThrownBy(() -> of(Map.of("quarkus.aludel.\"sales\".mode", "wait")).check())
        .hasMessageContaining("'sales'");
  }

  @Test
  void credentialsWithoutAUrlAreForTheDataSource() {
    UnknownSettings none = of(Map.of());
    assertThat(none.with("", Map.of("user", "owner", "password", "secret"))).isEmpty();
    Map<String, String> own = Map.of("url", "jdbc:postgresql:x", "user", "owner");
    assertThat(none.with("", own)).isEqualTo(own);
  }
}
