package dev.aludel.quarkus;

import dev.aludel.error.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A value that a setting doesn't take, of a database with a name. */
class WrongValueTest extends Refusal {

  private static final TestDatabase DB = TestDatabase.of("wrong_value");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      of(
          DB.in(
              new QuarkusUnitTest()
                  .withApplicationRoot(jar -> jar.addAsResource("shop/migrations"))
                  .overrideConfigKey("quarkus.aludel.locations", "shop/migrations")
                  .overrideConfigKey("quarkus.hibernate-orm.enabled", "false")
                  .overrideConfigKey("quarkus.aludel.reports.locations", "shop/migrations")
                  .overrideRuntimeConfigKey("quarkus.aludel.reports.lock-timeout", "soon")),
          ConfigurationException.class,
"""
Database 'reports': Setting 'lock-timeout' has the value 'soon', which it doesn't take.
Give it a number and a unit: ms, s, min, h or d, such as '3s'; a number alone is milliseconds.""");
}
