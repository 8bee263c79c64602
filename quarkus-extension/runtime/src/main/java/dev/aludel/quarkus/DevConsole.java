package dev.aludel.quarkus;

import io.quarkus.dev.console.DevConsoleManager;
import java.util.function.Consumer;

/** The application's end of the console of dev mode; only there in dev mode. */
public final class DevConsole {

  /** What the console asks for. */
  public static final String RUN = "aludel.run";

  /** The command that it wants to be run. */
  public static final String COMMAND = "command";

  /** Shows a piece of text in the console. */
  public static final String PRINT = "aludel.print";

  private DevConsole() {}

  /** Runs commands on the settings of the application that is running now. */
  static void listen(DatabaseAssembler assembler) {
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    DevConsoleManager.register(
        RUN,
        parameters -> {
          Thread thread = Thread.currentThread();
          ClassLoader before = thread.getContextClassLoader();
          thread.setContextClassLoader(application);
          try {
            AludelCommandLine commands = AludelCommandLine.beside(assembler);
            Consumer<String> print = DevConsoleManager.getGlobal(PRINT);
            String command = parameters.getOrDefault(COMMAND, "");
            return print == null ? commands.run(command) : commands.run(command, print);
          } finally {
            thread.setContextClassLoader(before);
          }
        });
  }
}
