package dev.aludel.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells how to use a command. */
@Command(
    name = "help",
    description = "Tell how to use a command.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    helpCommand = true,
    footerHeading = "%nExample:%n",
    footer = {"  aludel help upgrade"})
final class HelpCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "Which command.")
  private @Nullable String command;

  @Spec private @Nullable CommandSpec spec;

  HelpCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    CommandLine root = Objects.requireNonNull(spec).root().commandLine();
    CommandLine told = command == null ? root : root.getSubcommands().get(command);
    if (told == null) {
      throw new ParameterException(
          spec.commandLine(), "There is no command '" + command + "'. 'aludel help' lists them.");
    }
    told.usage(program.surroundings().out(), root.getColorScheme());
    return 0;
  }
}
