package dev.aludel.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks without writing. */
@Command(
    name = "validate",
    description = "Check the revisions and the database, and write nothing.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  aludel validate                the files are sound, none has changed, the database is at head",
      "  aludel validate --pending-ok   the same before an upgrade"
    })
final class ValidateCommand implements TenantCommand {

  private final AludelCommand program;

  @Option(names = "--pending-ok", description = "It is fine if revisions are not applied yet.")
  private boolean pendingOk;

  ValidateCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    program.project().aludel().validate(pendingOk);
    if (!program.quiet()) {
      program.printer().line("Everything is as it should be.");
    }
    return 0;
  }
}
