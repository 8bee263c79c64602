package dev.aludel.cli;

import java.io.PrintWriter;

/**
 * Says what becomes of a run that Ctrl-C ends: the process's end closes its connection, so that the
 * server rolls the open transaction back, and the next run goes on from there.
 */
final class Interruption {

  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  static Interruption watch(PrintWriter err) {
    Thread hook =
        new Thread(
            () -> {
              err.println();
              err.println(
                  "Interrupted: the open transaction is rolled back. What was committed stays: the"
                      + " revisions before it, and the segments of one that runs in segments. Run"
                      + " it again to go on.");
              err.flush();
            },
            "aludel-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  /** The command ended by itself. */
  void disarm() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is being ended already, and the hook says so.
    }
  }
}
