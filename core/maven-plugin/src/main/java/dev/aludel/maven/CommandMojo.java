package dev.aludel.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that is typed, and takes whatever the command takes. */
abstract class CommandMojo extends AludelMojo {

  /** Further options and arguments of the command, as one would type them in a shell. */
  @Parameter(property = "args")
  private @Nullable String args;

  /**
   * {@return the command and what the goal's own parameters say}
   *
   * @throws MojoFailureException where a parameter that it needs is missing
   */
  abstract List<String> begin() throws MojoFailureException;

  @Override
  final boolean belongsToApplication() {
    return true;
  }

  @Override
  final List<String> command() throws MojoFailureException {
    List<String> command = new ArrayList<>(begin());
    command.addAll(words(args));
    if (command.isEmpty()) {
      throw new MojoFailureException(
          "Say which command, such as -Dargs=\"merge heads -m 'join'\"; -Dargs=help lists them.");
    }
    return command;
  }
}
