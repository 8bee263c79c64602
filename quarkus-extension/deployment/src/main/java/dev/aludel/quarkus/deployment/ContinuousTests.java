package dev.aludel.quarkus.deployment;

import dev.aludel.quarkus.devui.AludelJsonRpcService;
import io.quarkus.deployment.dev.testing.TestSupport;
import io.quarkus.dev.console.DevConsoleManager;

/**
 * The tests that run continuously in dev mode. A file that the application has copied first is no
 * new one to them, so that they are told of it.
 */
final class ContinuousTests {

  private ContinuousTests() {}

  /** Lets the page of the Dev UI tell them. */
  static void listen() {
    DevConsoleManager.register(
        AludelJsonRpcService.RUN_TESTS,
        parameters -> {
          run();
          return 0;
        });
  }

  /** Runs them, if they are switched on. */
  static void run() {
    TestSupport.instance().filter(TestSupport::isStarted).ifPresent(TestSupport::runAllTests);
  }
}
