package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.report.CurrentState;
import dev.aludel.report.HistoryEntry;
import dev.aludel.revision.RevisionNode;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells where the database is. */
@Command(
    name = "current",
    description = "Tell which revisions the database is at.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  aludel current                 the rows, and the revisions they imply",
      "  aludel current --check-heads   exit code 1 unless everything is applied"
    })
final class CurrentCommand implements TenantCommand {

  private final AludelCommand program;

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell all there is to know of each revision.")
  private boolean verbose;

  @Option(names = "--check-heads", description = "Exit with 1 unless every head is applied.")
  private boolean checkHeads;

  @Option(names = "--json", description = "Print the same facts as JSON.")
  private boolean json;

  CurrentCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    Aludel aludel = program.project().reading();
    CurrentState state = aludel.current();
    Printer printer = program.printer();
    if (json) {
      printer.json(facts(state));
    } else {
      print(state, new Children(aludel.history()), printer);
    }
    if (checkHeads && !state.atHeads()) {
      program
          .surroundings()
          .err()
          .println(
              severalHeads(aludel)
                  ? "The database is not at every head. Run 'upgrade heads'; 'pending heads' tells what it would run."
                  : "The database is not at head. Run 'upgrade'; 'pending' tells what it would run.");
      return 1;
    }
    return 0;
  }

  private static boolean severalHeads(Aludel aludel) {
    return aludel.heads().stream().filter(head -> !head.effectiveHead()).count() > 1;
  }

  private void print(CurrentState state, Children history, Printer printer) {
    printer.begin(); // at base nothing stands below it
    RevisionText text = new RevisionText(printer.style(), history);
    for (RevisionNode node : state.revisions()) {
      HistoryEntry entry = history.entry(node.id()).orElseThrow();
      if (verbose) {
        printer.lines(text.full(entry));
      } else {
        printer.line(text.brief(entry));
      }
    }
    for (String row : state.unknown()) {
      printer.line(row + printer.style().bad(" (unknown to this build)"));
    }
  }

  private static Map<String, Object> facts(CurrentState state) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("rows", state.rows());
    facts.put("revisions", state.revisions().stream().map(JsonFacts::revision).toList());
    facts.put("unknown", state.unknown());
    facts.put("atHeads", state.atHeads());
    return facts;
  }
}
