package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A build that fails, with the library's words; what else can be wrong is in BuildChecksTest. */
class TwoHeadsStopTheBuildTest {

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      TestDatabase.none(
              new QuarkusUnitTest()
                  .withApplicationRoot(jar -> jar.addAsResource("reports/migrations"))
                  .overrideConfigKey("quarkus.aludel.locations", "reports/migrations"))
          .assertException(
              failure ->
                  assertThat(failure)
                      .hasStackTraceContaining("dev.aludel.error.MultipleHeadsException")
                      .hasStackTraceContaining(
                          "Join them with 'merge 20250102_100000 20250102_110000'"));

  @Test
  void theBuildFails() {
    fail("the application started");
  }
}
