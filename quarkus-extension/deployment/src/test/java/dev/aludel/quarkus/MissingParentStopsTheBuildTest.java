package dev.aludel.quarkus;

import dev.aludel.error.InvalidRevisionsException;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A file that revises what isn't there. */
class MissingParentStopsTheBuildTest extends Refusal {

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      of(
          TestDatabase.none(
              new QuarkusUnitTest()
                  .withApplicationRoot(
                      jar ->
                          jar.addAsResource(
                              Revisions.after("20240101_090000"),
                              "db/migrations/20250101_090000_one.sql"))),
          InvalidRevisionsException.class,
          "Revision '20250101_090000' in 'db/migrations/20250101_090000_one.sql' revises '20240101_090000', which doesn't exist. Add that revision, or name one that exists.");
}
