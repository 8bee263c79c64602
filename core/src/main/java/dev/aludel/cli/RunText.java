package dev.aludel.cli;

import dev.aludel.error.AludelException;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.RunReport;
import dev.aludel.report.StepReport;
import dev.aludel.revision.Step;

/** Prints a run while it goes on: a line for each revision, ended by how it went. */
final class RunText implements MigrationListener {

  private final Printer printer;
  private final boolean quiet;
  private boolean lineOpen;

  RunText(Printer printer, boolean quiet) {
    this.printer = printer;
    this.quiet = quiet;
  }

  @Override
  public void started(Step step) {
    if (quiet) {
      return;
    }
    end("");
    printer.out().print(StepText.of(step, printer.ink()));
    printer.out().flush();
    lineOpen = true;
  }

  @Override
  public void retried(Step step, int attempt, String reason) {
    if (!quiet) {
      end(": " + reason);
      printer.out().print("attempt " + attempt + " of " + step.revision().id());
      printer.out().flush();
      lineOpen = true;
    }
  }

  @Override
  public void done(StepReport report) {
    end(StepText.took(report.duration()));
  }

  @Override
  public void failed(Step step, AludelException error) {
    end(printer.ink().bad(" failed"));
  }

  /** With one transaction for all, every step is done only when the last one is. */
  private void end(String text) {
    if (lineOpen) {
      printer.line(text);
      lineOpen = false;
    }
  }

  void summary(RunReport report) {
    if (quiet) {
      return;
    }
    printer.line(
        report.steps().isEmpty()
            ? StepText.nothingToDo(report.rowsAfter())
            : "Done: the database is at "
                + StepText.rows(report.rowsAfter())
                + StepText.took(report.duration()));
  }
}
