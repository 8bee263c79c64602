package dev.aludel.quarkus;

import dev.aludel.error.AheadException;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database that a newer build has brought further, where this is not fine. */
class NewerDatabaseTest extends Refusal {

  private static final TestDatabase DB = TestDatabase.of("newer");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      of(
          DB.in(
              new QuarkusUnitTest()
                  .withApplicationRoot(
                      jar ->
                          jar.addAsResource("shop/migrations/20250101_090000_create_customer.sql"))
                  .overrideConfigKey("quarkus.aludel.locations", "shop/migrations")
                  .overrideConfigKey("quarkus.hibernate-orm.enabled", "false")
                  .overrideRuntimeConfigKey("quarkus.aludel.on-ahead", "fail")
                  .setBeforeAllCustomizer(() -> DB.upgrade("head"))),
          AheadException.class,
"""
The database is ahead of this build: a newer one brought it to '20250102_090000', above this build's '20250101_090000'.
Deploy the newer build again, or downgrade with the newer build before going back to this one.""");
}
