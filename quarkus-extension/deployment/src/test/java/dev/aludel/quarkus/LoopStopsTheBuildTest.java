package dev.aludel.quarkus;

import dev.aludel.error.InvalidRevisionsException;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two files that revise each other. */
class LoopStopsTheBuildTest extends Refusal {

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      of(
          TestDatabase.none(
              new QuarkusUnitTest()
                  .withApplicationRoot(
                      jar ->
                          jar.addAsResource(
                                  Revisions.after("20250102_090000"),
                                  "db/migrations/20250101_090000_one.sql")
                              .addAsResource(
                                  Revisions.after("20250101_090000"),
                                  "db/migrations/20250102_090000_two.sql"))),
          InvalidRevisionsException.class,
          "Revisions form a cycle: 20250101_090000 -> 20250102_090000 -> 20250101_090000, where each revises the next. Break it at one of them.");
}
