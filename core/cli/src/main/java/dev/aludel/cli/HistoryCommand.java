package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.cli.picture.GraphDrawing;
import dev.aludel.cli.picture.HtmlPage;
import dev.aludel.cli.picture.MermaidChart;
import dev.aludel.cli.picture.TextStyle;
import dev.aludel.report.HistoryEntry;
import dev.aludel.report.LogEntry;
import dev.aludel.report.RevisionDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the revisions, or draws them. */
@Command(
    name = "history",
    description = "List the revisions, newest first.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  aludel history                          one line each",
      "  aludel history --graph -i               drawn, with what the database has",
      "  aludel history -r 20241107_120000:      from one revision on",
      "  aludel history -r current:              from where the database is",
      "  aludel history --format html > history.html"
    })
final class HistoryCommand implements Callable<Integer> {

  private final AludelCommand program;

  @Option(
      names = {"-r", "--rev-range"},
      paramLabel = "A:B",
      description = "From A to B, both included; an empty side is the end: 'A:', ':B'.")
  private String range = "";

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell all there is to know of each revision.")
  private boolean verbose;

  @Option(
      names = {"-i", "--indicate-current"},
      description = "Ask the database what it has.")
  private boolean indicateCurrent;

  @Option(names = "--graph", description = "Draw branches and merges.")
  private boolean graph;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; html is one page that needs nothing else.")
  private Format format = Format.TEXT;

  @Option(names = "--json", description = "Print the same facts as JSON.")
  private boolean json;

  /** What the history is written as. */
  private enum Format {
    /** Lines for a terminal. */
    TEXT,
    /** A flowchart of Mermaid's, for a Markdown file. */
    MERMAID,
    /** A page for a browser. */
    HTML;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  HistoryCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    Aludel aludel = program.project().reading();
    List<HistoryEntry> entries = aludel.history(range, indicateCurrent);
    Printer printer = program.printer();
    if (json) {
      printer.json(JsonFacts.entries(entries, indicateCurrent));
      return 0;
    }
    switch (format) {
      case MERMAID -> printer.lines(new MermaidChart(entries, indicateCurrent).lines());
      case HTML -> printer.text(page(aludel, entries));
      case TEXT -> print(entries, new Children(aludel.history()), printer);
    }
    return 0;
  }

  private void print(List<HistoryEntry> entries, Children children, Printer printer) {
    RevisionText text = new RevisionText(printer.style(), children);
    if (graph) {
      GraphDrawing drawing = new GraphDrawing(entries, printer.style(), indicateCurrent);
      int columns = program.surroundings().columns();
      drawing
          .lines(entry -> verbose ? text.full(entry) : List.of(text.drawn(entry)))
          .forEach(line -> printer.line(TextStyle.fitted(line, columns)));
      return;
    }
    for (HistoryEntry entry : entries) {
      if (verbose) {
        printer.lines(text.full(entry));
      } else {
        printer.line(text.line(entry));
      }
    }
  }

  private String page(Aludel aludel, List<HistoryEntry> entries) {
    Aludel revisions = program.project().withoutDatabase();
    List<LogEntry> log = indicateCurrent ? aludel.log(0) : List.of();
    List<RevisionDetails> details = new ArrayList<>();
    for (HistoryEntry entry : entries) {
      details.addAll(revisions.show(entry.revision().id()));
    }
    return new HtmlPage(entries, details, log, LogText::line, indicateCurrent).text();
  }
}
