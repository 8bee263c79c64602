package dev.aludel.cli;

import dev.aludel.report.DryRunReport;
import dev.aludel.report.StepReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the database up to a revision. */
@Command(
    name = "upgrade",
    description = "Bring the database up to a revision.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  aludel upgrade              to head",
      "  aludel upgrade +1           the next revision alone",
      "  aludel upgrade --sql        print it for psql, from base; 'current:head' from where it is",
      "  aludel upgrade --dry-run    try it, roll it back, tell how long it took"
    })
final class UpgradeCommand implements TenantCommand {

  private final AludelCommand program;

  @Parameters(
      arity = "0..1",
      paramLabel = "TARGET",
      defaultValue = "head",
      description = "How far to go; 'head' if none is given.")
  private String target = "head";

  @Option(
      names = "--sql",
      description = "Print a script for psql, and run nothing; TARGET may be 'FROM:TO'.")
  private boolean sql;

  @Option(
      names = "--dry-run",
      description = "Run in a transaction that is rolled back, and tell the durations.")
  private boolean dryRun;

  UpgradeCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    Printer printer = program.printer();
    if (sql && dryRun) {
      throw program.wrongUsage(
          "'--sql' runs nothing, so there is nothing to try with '--dry-run'.");
    }
    if (sql) {
      program.project().aludel().offline().upgrade(target, printer.out());
      return 0;
    }
    if (dryRun) {
      print(program.project().aludel().dryRun(target), printer);
      return 0;
    }
    RunText progress = RunText.of(program, printer);
    progress.summary(program.project().aludel(progress).upgrade(target));
    return 0;
  }

  private void print(DryRunReport report, Printer printer) {
    for (StepReport step : report.steps()) {
      printer.line(StepText.of(step.step(), printer.style()) + StepText.took(step.duration()));
    }
    for (String revision : report.notTried()) {
      printer.line("Not tried: " + revision + ", since it or one before it runs in segments");
    }
    printer.line(
        report.plan().steps().isEmpty()
            ? StepText.nothingToDo(report.plan().rows())
            : "Dry run: all of it was rolled back" + StepText.took(report.duration()));
  }
}
