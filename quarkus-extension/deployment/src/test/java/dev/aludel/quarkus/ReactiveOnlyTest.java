package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No JDBC data source: the URL of the reactive one serves. */
class ReactiveOnlyTest {

  private static final TestDatabase DB = TestDatabase.of("reactive");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      DB.in(
              new QuarkusUnitTest()
                  .withApplicationRoot(
                      jar -> jar.addClass(TestDatabase.class).addAsResource("shop/migrations"))
                  .overrideConfigKey("quarkus.aludel.locations", "shop/migrations")
                  .overrideConfigKey("quarkus.hibernate-orm.enabled", "false"))
          .overrideConfigKey("quarkus.datasource.jdbc", "false")
          .overrideRuntimeConfigKey(
              "quarkus.datasource.reactive.url",
              DB.url().replace("jdbc:postgresql:", "vertx-reactive:postgresql:"));

  @Inject Aludel aludel;

  @Test
  void theDatabaseIsAtHead() {
    assertThat(aludel.current().atHeads()).isTrue();
    assertThat(DB.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250102_090000");
  }
}
