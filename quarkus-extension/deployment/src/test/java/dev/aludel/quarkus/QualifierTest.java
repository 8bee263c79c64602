package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.quarkus.stock.CreateStock;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Java revision that names the database which its location gives it to. */
class QualifierTest {

  private static final TestDatabase DB = TestDatabase.of("qualifier");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      TestDatabase.none(
          new QuarkusUnitTest()
              .withApplicationRoot(jar -> jar.addClasses(TestDatabase.class, CreateStock.class))
              .overrideConfigKey("quarkus.aludel.stock.locations", "dev/aludel/quarkus/stock")
              .overrideConfigKey("quarkus.aludel.allow-empty", "true")
              .overrideRuntimeConfigKey("quarkus.aludel.active", "false")
              .overrideRuntimeConfigKey("quarkus.aludel.stock.url", DB.url())
              .overrideRuntimeConfigKey("quarkus.aludel.stock.user", DB.user())
              .overrideRuntimeConfigKey("quarkus.aludel.stock.password", DB.password())
              .overrideConfigKey("quarkus.hibernate-orm.enabled", "false"));

  @Test
  void itRunsThere() {
    assertThat(DB.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250101_090000");
  }
}
