package dev.aludel.quarkus;

import dev.aludel.error.DatabaseStateException;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tables of which nothing tells where they came from. */
class UnversionedSchemaTest extends Refusal {

  private static final TestDatabase DB = TestDatabase.of("unversioned");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      of(
          DB.in(
              new QuarkusUnitTest()
                  .withApplicationRoot(jar -> jar.addAsResource("shop/migrations"))
                  .overrideConfigKey("quarkus.aludel.locations", "shop/migrations")
                  .overrideConfigKey("quarkus.hibernate-orm.enabled", "false")
                  .setBeforeAllCustomizer(() -> DB.execute("CREATE TABLE customer ()"))),
          DatabaseStateException.class,
"""
The schema 'public' holds 1 table(s) (customer) but no aludel_version, so nothing tells which revisions it has.
Say which revision it is at with 'stamp <revision>'; or let every revision run on it with the setting 'on-unversioned=upgrade'; or name another schema with the setting 'schema'.""");
}
