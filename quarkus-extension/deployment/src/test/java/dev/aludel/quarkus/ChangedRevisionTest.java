package dev.aludel.quarkus;

import dev.aludel.error.ChangedRevisionsException;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A revision whose text is another one than the database has seen. */
class ChangedRevisionTest extends Refusal {

  private static final TestDatabase DB = TestDatabase.of("changed");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      of(
          DB.in(
              new QuarkusUnitTest()
                  .withApplicationRoot(
                      jar ->
                          jar.addAsResource(
                              Revisions.after("base", "CREATE TABLE client ();"),
                              "shop/migrations/20250101_090000_create_customer.sql"))
                  .overrideConfigKey("quarkus.aludel.locations", "shop/migrations")
                  .overrideConfigKey("quarkus.hibernate-orm.enabled", "false")
                  .setBeforeAllCustomizer(() -> DB.upgrade("20250101_090000"))),
          ChangedRevisionsException.class,
"""
The upgrade of revision '20250101_090000' was changed after it was applied: shop/migrations/20250101_090000_create_customer.sql. The first other statement is in line 4: CREATE TABLE client ()
Restore the old text and put the difference into a new revision; or, if the database already agrees with the new text, accept it with 'repair 20250101_090000 --accept'. Where it is applied on your own machine alone, take it back with 'downgrade' and upgrade again.""");
}
