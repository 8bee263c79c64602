package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A command in place of the application, whose exit code is the process's. */
class CommandTest {

  private static final TestDatabase DB = TestDatabase.of("command");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      DB.in(
              new QuarkusUnitTest()
                  .withApplicationRoot(jar -> jar.addAsResource("shop/migrations"))
                  .overrideConfigKey("quarkus.aludel.locations", "shop/migrations")
                  .overrideConfigKey("quarkus.hibernate-orm.enabled", "false")
                  .overrideRuntimeConfigKey(
                      "quarkus.aludel.run", "upgrade 20250101_090000 --quiet"))
          .assertException(
              failure ->
                  assertThat(failure)
                      .hasStackTraceContaining(PreventFurtherStepsException.class.getName())
                      .hasStackTraceContaining("Aludel: done, the application doesn't start."))
          .setAfterAllCustomizer(
              () ->
                  assertThat(DB.strings("SELECT version_num FROM aludel_version"))
                      .containsExactly("20250101_090000"));

  @Test
  void theApplicationDoesNotStart() {
    throw new AssertionError("the application started");
  }
}
