package dev.aludel.cli;

import java.io.PrintWriter;

/**
 * Says what becomes of a run that Ctrl-C ends: the process's end closes its connection, so that the
 * server rolls the open transaction back, and nothing is half done.
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
                  "Interrupted: the revision at work is rolled back, those before it stay. Run it"
                      + " again to go on.");
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
