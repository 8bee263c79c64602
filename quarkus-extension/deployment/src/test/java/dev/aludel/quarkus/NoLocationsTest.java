package dev.aludel.quarkus;

import dev.aludel.error.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Settings of a database that the build was told nothing of. */
class NoLocationsTest extends Refusal {

  private static final TestDatabase DB = TestDatabase.of("no_locations");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      of(
          DB.in(
              new QuarkusUnitTest()
                  .withApplicationRoot(jar -> jar.addAsResource("shop/migrations"))
                  .overrideConfigKey("quarkus.aludel.locations", "shop/migrations")
                  .overrideConfigKey("quarkus.hibernate-orm.enabled", "false")
                  .overrideRuntimeConfigKey("quarkus.aludel.reports.mode", "wait")),
          ConfigurationException.class,
"""
The database 'reports' has settings but no locations, so nothing would be done to it.
Set 'quarkus.aludel."reports".locations' when the application is built.""");
}
