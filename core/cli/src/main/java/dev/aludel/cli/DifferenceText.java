package dev.aludel.cli;

import dev.aludel.report.SchemaDifference;

/** A difference between two schemas as people read it. */
final class DifferenceText {

  private DifferenceText() {}

  static void print(SchemaDifference difference, Printer printer) {
    if (difference.isEmpty()) {
      printer.line("No changes.");
    } else {
      printer.line(
          "From %s to %s, %s change(s):"
              .formatted(difference.from(), difference.to(), difference.words().size()));
      difference.words().forEach(line -> printer.line("  " + line));
    }
    end(difference, printer);
  }

  /** One annotation for each difference, as the runners of GitHub read them. */
  static void printForGithub(SchemaDifference difference, Printer printer) {
    String title = "From %s to %s".formatted(difference.from(), difference.to());
    difference
        .words()
        .forEach(
            line ->
                printer
                    .out()
                    .println("::error title=%s::%s".formatted(property(title), data(line))));
    difference
        .notes()
        .forEach(note -> printer.out().println("::notice title=Aludel::" + data(note)));
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  static void printSql(SchemaDifference difference, Printer printer) {
    if (!difference.isEmpty()) {
      // A statement has lines of its own, which 'line' would escape.
      printer.out().println(difference.script());
    }
  }

  /** What was found out where. */
  static void end(SchemaDifference difference, Printer printer) {
    printer.line(printer.style().faint("Compared on " + difference.server() + "."));
    printer.lines(difference.notes());
  }
}
