package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quarkus.test.QuarkusUnitTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A start that fails: tests and dev mode get the library's own exception. */
class UnknownSettingTest {

  private static final TestDatabase DB = TestDatabase.of("unknown");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      DB.in(
              new QuarkusUnitTest()
                  .withApplicationRoot(
                      jar ->
                          jar.addAsResource("shop/migrations")
                              .addAsResource(
                                  new StringAsset(
                                      """
                                      quarkus.aludel.locations=shop/migrations
                                      quarkus.aludel.lock-timout=3s
                                      """),
                                  "application.properties"))
                  .overrideConfigKey("quarkus.hibernate-orm.enabled", "false"))
          .assertException(
              failure ->
                  assertThat(failure)
                      .hasStackTraceContaining("dev.aludel.error.ConfigurationException")
                      .hasStackTraceContaining(
                          "There is no setting 'lock-timout'.\nDid you mean 'lock-timeout'?"));

  @Test
  void theApplicationDoesNotStart() {
    fail("the application started");
  }
}
