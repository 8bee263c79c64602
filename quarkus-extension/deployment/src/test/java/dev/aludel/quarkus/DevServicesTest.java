package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database that Quarkus starts itself; asked for, since an engine that can't pull would hang. */
@EnabledIfEnvironmentVariable(
    named = "ALUDEL_TEST_CONTAINERS",
    matches = "true",
    disabledReason = "ALUDEL_TEST_CONTAINERS=true asks for a Docker engine with postgres:17-alpine")
class DevServicesTest {

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      new QuarkusUnitTest()
          .withApplicationRoot(jar -> jar.addAsResource("shop/migrations", "db/migrations"))
          .overrideConfigKey("quarkus.datasource.db-kind", "postgresql")
          .overrideConfigKey("quarkus.datasource.devservices.image-name", "postgres:17-alpine")
          .overrideConfigKey("quarkus.hibernate-orm.enabled", "false")
          .overrideConfigKey("quarkus.otel.enabled", "false");

  @Inject Aludel aludel;

  @Test
  void itsDatabaseIsBroughtToHead() {
    assertThat(aludel.current().rows()).containsExactly("20250102_090000");
  }
}
