package dev.aludel.quarkus;

import dev.aludel.quarkus.deployment.AludelConsoleCommand;
import java.lang.reflect.Proxy;
import org.aesh.command.AeshCommandRuntimeBuilder;
import org.aesh.command.CommandRuntime;
import org.aesh.command.impl.registry.AeshCommandRegistryBuilder;
import org.aesh.command.invocation.CommandInvocation;
import org.aesh.command.shell.Shell;

/** The terminal of dev mode, behind {@code :}. */
public final class DevTerminal {

  private final StringBuilder shown = new StringBuilder();

  /** One on which nothing was typed yet. */
  public DevTerminal() {}

  /**
   * Types a line.
   *
   * @param line the command and its options
   * @return what the terminal shows of it
   */
  public String type(String line) throws Exception {
    shown.setLength(0);
    CommandRuntime<CommandInvocation> runtime =
        AeshCommandRuntimeBuilder.<CommandInvocation>builder()
            .commandRegistry(
                AeshCommandRegistryBuilder.<CommandInvocation>builder()
                    .command(new AludelConsoleCommand())
                    .create())
            .shell(shell())
            .build();
    runtime.executeCommand(line);
    return shown.toString();
  }

  private Shell shell() {
    return (Shell)
        Proxy.newProxyInstance(
            Shell.class.getClassLoader(),
            new Class<?>[] {Shell.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("write") && arguments[0] instanceof String text) {
                shown.append(text).append(method.getName().endsWith("ln") ? "\n" : "");
              }
              return null;
            });
  }
}
