package dev.aludel.quarkus;

import dev.aludel.error.InvalidRevisionsException;
import io.quarkus.test.QuarkusUnitTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A location with nothing in it, where nobody said that this is fine. */
class NoRevisionStopsTheBuildTest extends Refusal {

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      of(
          TestDatabase.none(
              new QuarkusUnitTest()
                  .withApplicationRoot(
                      jar ->
                          jar.addAsResource(
                              new StringAsset("Not a revision."), "db/migrations/readme.txt"))),
          InvalidRevisionsException.class,
          "Found no revision under classpath:db/migrations. Put SQL files there, correct the setting 'locations', or allow it with 'allow-empty=true'.");
}
