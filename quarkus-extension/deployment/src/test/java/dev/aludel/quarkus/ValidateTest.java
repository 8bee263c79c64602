package dev.aludel.quarkus;

import dev.aludel.error.NotAtHeadException;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database that lacks revisions, where the start only looks. */
class ValidateTest extends Refusal {

  private static final TestDatabase DB = TestDatabase.of("behind");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      of(
          DB.in(
              new QuarkusUnitTest()
                  .withApplicationRoot(jar -> jar.addAsResource("shop/migrations"))
                  .overrideConfigKey("quarkus.aludel.locations", "shop/migrations")
                  .overrideConfigKey("quarkus.hibernate-orm.enabled", "false")
                  .overrideRuntimeConfigKey("quarkus.aludel.mode", "validate")
                  .setBeforeAllCustomizer(() -> DB.upgrade("20250101_090000"))),
          NotAtHeadException.class,
"""
The database lacks 1 revision(s) of this build: '20250102_090000'.
Run 'upgrade'.""");
}
