package dev.aludel.cli;

import dev.aludel.report.WrittenRevision;

/** What was written, in a line, and what there is to know about it. */
final class WrittenText {

  private WrittenText() {}

  static void print(WrittenRevision written, Printer printer) {
    printer.line("Wrote " + written.file());
    printer.lines(written.notes());
  }
}
