package dev.aludel.cli;

import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.StampPlan;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves the rows of the version table without running anything. */
@Command(
    name = "stamp",
    description = "Say which revisions the database is at, and run nothing.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  aludel stamp head                  everything counts as applied",
      "  aludel stamp 20241107_120000       that one and those before it do",
      "  aludel stamp --purge head          also forget rows that this build doesn't know"
    })
final class StampCommand implements TenantCommand {

  private final AludelCommand program;

  @Parameters(
      arity = "1..*",
      paramLabel = "REVS",
      description = "What the database is at: ids, 'head', 'heads', 'base'.")
  private List<String> revisions = new ArrayList<>();

  @Option(names = "--purge", description = "Delete every row first, unknown ones as well.")
  private boolean purge;

  @Option(
      names = "--sql",
      description = "Print a script for psql, and run nothing; REVS may be 'FROM:TO'.")
  private boolean sql;

  StampCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    if (sql && purge) {
      throw program.wrongUsage("'--purge' looks at the database, and '--sql' doesn't.");
    }
    if (sql) {
      program
          .project()
          .aludel()
          .offline()
          .stamp(String.join(",", revisions), program.printer().out());
      return 0;
    }
    StampPlan plan = program.project().aludel().stamp(revisions, purge);
    if (program.quiet()) {
      return 0;
    }
    Printer printer = program.printer();
    for (RevisionNode node : plan.notApplied()) {
      printer.line("No longer counts as applied: " + StepText.described(node, printer.style()));
    }
    for (RevisionNode node : plan.applied()) {
      printer.line("Counts as applied: " + StepText.described(node, printer.style()));
    }
    printer.line(
        plan.rowsBefore().equals(plan.rowsAfter())
            ? StepText.nothingToDo(plan.rowsAfter())
            : "The database is at " + StepText.rows(plan.rowsAfter()) + ".");
    return 0;
  }
}
