package dev.aludel.quarkus;

import dev.aludel.error.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A name in a file that no setting has; tests and dev mode get the library's own exception. */
class UnknownSettingTest extends Refusal {

  private static final TestDatabase DB = TestDatabase.of("unknown");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      of(
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
                  .overrideConfigKey("quarkus.hibernate-orm.enabled", "false")),
          ConfigurationException.class,
          """
          There is no setting 'lock-timout'.
          Did you mean 'lock-timeout'?""");
}
