package dev.aludel.cli;

import picocli.CommandLine.Command;

/** Makes Aludel's tables where they are missing. */
@Command(
    name = "ensure-version",
    description = "Make Aludel's two tables where they are missing.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {"  aludel ensure-version"})
final class EnsureVersionCommand implements TenantCommand {

  private final AludelCommand program;

  EnsureVersionCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    program.project().aludel().workbench().ensureVersion();
    if (!program.quiet()) {
      program.printer().line("The version table and the log are there.");
    }
    return 0;
  }
}
