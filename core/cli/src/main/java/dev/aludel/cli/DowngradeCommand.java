package dev.aludel.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the database back to a revision. */
@Command(
    name = "downgrade",
    description = "Take the database back to a revision.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  aludel downgrade -1                 take the last one back",
      "  aludel downgrade 20241107_120000    down to that revision, which stays",
      "  aludel downgrade base               take everything back",
      "  aludel downgrade --sql head:head-1  print it for psql"
    })
final class DowngradeCommand implements TenantCommand {

  private final AludelCommand program;

  @Parameters(
      paramLabel = "TARGET",
      description = "The revision that stays: an id, 'base', or '-N' for N steps down.")
  private String target = "";

  @Option(
      names = "--sql",
      description = "Print a script for psql, and run nothing; TARGET is 'FROM:TO'.")
  private boolean sql;

  DowngradeCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    if (sql) {
      program.project().aludel().offline().downgrade(target, program.printer().out());
      return 0;
    }
    RunText progress = RunText.of(program, program.printer());
    progress.summary(program.project().aludel(progress).downgrade(target));
    return 0;
  }
}
