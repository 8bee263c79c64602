package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.report.RevisionDetails;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells everything about a revision. */
@Command(
    name = "show",
    description = "Tell everything about a revision.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  aludel show head        file, parents, both scripts, and when the database got it",
      "  aludel show current     the same for where the database is"
    })
final class ShowCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Parameters(paramLabel = "REV", description = "A revision; 'heads' and 'current' may be several.")
  private String revision = "";

  @Option(names = "--json", description = "Print the same facts as JSON.")
  private boolean json;

  ShowCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    Project project = program.project();
    Aludel aludel = project.reading();
    List<RevisionDetails> found = aludel.show(revision);
    Printer printer = program.printer();
    if (json) {
      printer.json(
          found.stream()
              .map(details -> JsonFacts.details(details, project.hasDatabase()))
              .toList());
      return 0;
    }
    Children children = new Children(aludel.history());
    for (RevisionDetails details : found) {
      print(details, children, printer);
    }
    return 0;
  }

  private static void print(RevisionDetails details, Children children, Printer printer) {
    printer.lines(new RevisionText(printer.style(), children).full(details.entry()));
    if (!details.dependents().isEmpty()) {
      printer.line("Needed by: " + String.join(", ", details.dependents()));
    }
    if (!details.reversible()) {
      printer.line("Irreversible: there is no way back.");
    }
    details.log().ifPresent(row -> printer.line("Last in the log: " + LogText.line(row)));
    details.upgrade().ifPresent(sql -> script("-- @upgrade", sql, printer));
    details.downgrade().ifPresent(sql -> script("-- @downgrade", sql, printer));
  }

  private static void script(String title, String sql, Printer printer) {
    printer.line(printer.style().faint(title));
    if (!sql.isBlank()) {
      printer.text(sql.strip());
    }
    printer.line("");
  }
}
