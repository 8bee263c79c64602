package dev.aludel.cli;

import dev.aludel.report.HistoryEntry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the branch points. */
@Command(
    name = "branches",
    description = "List the revisions that several others revise.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {"  aludel branches -v   each branch point with the messages of what follows it"})
final class BranchesCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell all there is to know of each branch point.")
  private boolean verbose;

  @Option(names = "--json", description = "Print the same facts as JSON.")
  private boolean json;

  BranchesCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    List<HistoryEntry> history = program.project().reading().history();
    Children children = new Children(history);
    List<HistoryEntry> points = history.stream().filter(HistoryEntry::branchPoint).toList();
    Printer printer = program.printer();
    if (json) {
      printer.json(points.stream().map(point -> facts(point, children)).toList());
      return 0;
    }
    RevisionText text = new RevisionText(printer.style(), children);
    for (HistoryEntry point : points) {
      if (verbose) {
        printer.lines(text.full(point));
      } else {
        printer.line(text.brief(point));
      }
      String indent = " ".repeat(point.revision().id().length());
      for (String child : children.of(point.revision().id())) {
        HistoryEntry entry = children.entry(child).orElseThrow();
        printer.line(indent + " -> " + (verbose ? text.described(entry) : text.brief(entry)));
      }
    }
    return 0;
  }

  private static Map<String, Object> facts(HistoryEntry point, Children children) {
    Map<String, Object> facts = JsonFacts.entry(point, false);
    facts.put("children", children.of(point.revision().id()));
    return facts;
  }
}
