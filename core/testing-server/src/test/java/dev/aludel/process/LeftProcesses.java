package dev.aludel.process;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Ends what a test has started and not ended, whatever became of the test, with what that has
 * started itself. Test classes run side by side, so each test knows its own.
 */
public final class LeftProcesses implements BeforeEachCallback, AfterEachCallback {

  /** A test's threads start processes as well. */
  private static final InheritableThreadLocal<List<Process>> STARTED =
      new InheritableThreadLocal<>();

  /**
   * Starts a process that ends with the test at the latest.
   *
   * @param command what to start
   * @return the process
   */
  public static Process start(ProcessBuilder command) throws IOException {
    List<Process> started =
        Optional.ofNullable(STARTED.get())
            .orElseThrow(() -> new IllegalStateException("the class lacks @ForksProcesses"));
    Process process = command.start();
    started.add(process);
    return process;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    STARTED.set(new CopyOnWriteArrayList<>());
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    List<ProcessHandle> left =
        STARTED.get().stream()
            .map(Process::toHandle)
            .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process)))
            .toList();
    STARTED.remove();
    left.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle process : left) {
      process.onExit().get(5, TimeUnit.MINUTES);
    }
  }
}
