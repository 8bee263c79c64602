package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.datasource.runtime.DatabaseSchemaProvider;
import io.quarkus.runtime.LaunchMode;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class AludelSchemaProviderTest {

  private static final String REFUSAL =
      "A database is emptied in dev mode and in tests alone, never in an application that was built.";

  @Test
  void anApplicationThatWasBuiltIsNeverEmptied() {
    assertThat(LaunchMode.current()).isEqualTo(LaunchMode.NORMAL);
    assertThat(ServiceLoader.load(DatabaseSchemaProvider.class))
        .singleElement()
        .satisfies(
            provider -> {
              assertThatThrownBy(provider::resetAllDatabases).hasMessage(REFUSAL);
              assertThatThrownBy(() -> provider.resetDatabase("<default>")).hasMessage(REFUSAL);
            });
  }
}
