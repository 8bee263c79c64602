package dev.aludel.cli;

import dev.aludel.report.LogEntry;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what ran. */
@Command(
    name = "log",
    description = "Tell what ran: when, by whom, how long, and how it ended.",
    abbreviateSynopsis = true,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  aludel log         the last twenty, newest first",
      "  aludel log -n 0    all of it"
    })
final class LogCommand implements TenantCommand {

  private final AludelCommand program;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      defaultValue = "20",
      description = "How many; 0 for all, 20 if none is given.")
  private int limit = 20;

  @Option(names = "--json", description = "Print the same facts as JSON.")
  private boolean json;

  LogCommand(AludelCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    List<LogEntry> rows = program.project().reading().log(limit);
    Printer printer = program.printer();
    if (json) {
      printer.json(rows.stream().map(JsonFacts::log).toList());
      return 0;
    }
    for (LogEntry row : rows) {
      printer.line(LogText.line(row));
      row.error().ifPresent(error -> error.lines().forEach(line -> printer.line("    " + line)));
    }
    if (rows.isEmpty()) {
      printer.line("The log is empty: nothing ran here yet.");
    }
    return 0;
  }
}
