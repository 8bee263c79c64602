package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.report.HistoryEntry;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the heads. */
@Command(
    name = "heads",
    description = "List the revisions that no other one revises.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  aludel heads                          several mean that a 'merge' is due",
      "  aludel heads --resolve-dependencies   leaves out those that others depend on"
    })
final class HeadsCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell all there is to know of each revision.")
  private boolean verbose;

  @Option(
      names = "--resolve-dependencies",
      description = "Leave out heads that another revision depends on.")
  private boolean resolveDependencies;

  @Option(names = "--json", description = "Print the same facts as JSON.")
  private boolean json;

  HeadsCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    Aludel aludel = program.project().reading();
    List<HistoryEntry> heads =
        aludel.heads().stream()
            .filter(head -> !resolveDependencies || !head.effectiveHead())
            .toList();
    Printer printer = program.printer();
    if (json) {
      printer.json(JsonFacts.entries(heads, false));
      return 0;
    }
    Children children = new Children(aludel.history());
    RevisionText text = new RevisionText(printer.style(), children);
    for (HistoryEntry head : heads) {
      if (verbose) {
        printer.lines(text.full(head));
      } else {
        printer.line(text.brief(head));
      }
    }
    return 0;
  }
}
