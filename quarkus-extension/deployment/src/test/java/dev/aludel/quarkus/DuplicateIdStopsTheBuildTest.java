package dev.aludel.quarkus;

import dev.aludel.error.InvalidRevisionsException;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two files with one id. */
class DuplicateIdStopsTheBuildTest extends Refusal {

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      of(
          TestDatabase.none(
              new QuarkusUnitTest()
                  .withApplicationRoot(
                      jar ->
                          jar.addAsResource(
                                  Revisions.after("base"), "db/migrations/20250101_090000_one.sql")
                              .addAsResource(
                                  Revisions.after("base"),
                                  "db/migrations/more/20250101_090000_same.sql"))),
          InvalidRevisionsException.class,
          "The id '20250101_090000' is used twice, in 'db/migrations/20250101_090000_one.sql' and 'db/migrations/more/20250101_090000_same.sql'. Give each revision an id of its own.");
}
