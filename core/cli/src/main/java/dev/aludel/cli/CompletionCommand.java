package dev.aludel.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script for the shell's completion. */
@Command(
    name = "completion",
    description = "Print a script that completes commands and options in bash and zsh.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {"  source <(aludel completion)"})
final class CompletionCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Spec private @Nullable CommandSpec spec;

  CompletionCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    program
        .printer()
        .line(AutoComplete.bash("aludel", Objects.requireNonNull(spec).root().commandLine()));
    return 0;
  }
}
