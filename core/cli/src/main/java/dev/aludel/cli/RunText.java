package dev.aludel.cli;

import dev.aludel.cli.picture.TextStyle;
import dev.aludel.error.AludelException;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.Progress;
import dev.aludel.report.RunReport;
import dev.aludel.report.StepReport;
import dev.aludel.revision.Step;
import java.time.Duration;

/** Prints a run while it goes on: a line for each revision, ended by how it went. */
final class RunText implements MigrationListener {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
  private static final String ERASE_REST_OF_LINE = "\u001B[K";

  private final Printer printer;
  private final boolean quiet;
  private final boolean terminal;
  private boolean lineOpen;
  private String openLine = "";
  private Duration told = Duration.ZERO;

  /**
   * Prints to a person or to a file.
   *
   * @param printer where to
   * @param quiet whether to print nothing
   * @param terminal whether a line may be written over: a bar then, else a line every ten seconds
   */
  RunText(Printer printer, boolean quiet, boolean terminal) {
    this.printer = printer;
    this.quiet = quiet;
    this.terminal = terminal;
  }

  @Override
  public void started(Step step) {
    if (quiet) {
      return;
    }
    end("");
    open(StepText.of(step, printer.style()));
  }

  private void open(String line) {
    openLine = line;
    told = Duration.ZERO;
    printer.out().print(TextStyle.shown(line));
    printer.out().flush();
    lineOpen = true;
  }

  @Override
  public void progress(Step step, Progress progress) {
    if (quiet || !lineOpen) {
      return;
    }
    if (terminal) {
      printer
          .out()
          .print(
              "\r"
                  + TextStyle.shown(openLine + "  " + ProgressText.of(progress))
                  + ERASE_REST_OF_LINE);
      printer.out().flush();
      told = progress.elapsed();
    } else if (progress.elapsed().minus(told).compareTo(BETWEEN_LINES) >= 0) {
      printer.line(" … " + ProgressText.of(progress));
      open(openLine);
      told = progress.elapsed();
    }
  }

  @Override
  public void retried(Step step, int attempt, String reason) {
    if (!quiet) {
      end(": " + reason);
      open("attempt " + attempt + " of " + step.revision().id());
    }
  }

  @Override
  public void done(StepReport report) {
    end(StepText.took(report.duration()));
  }

  @Override
  public void failed(Step step, AludelException error) {
    end(printer.style().bad(" failed"));
  }

  /** With one transaction for all, every step is done only when the last one is. */
  private void end(String text) {
    if (lineOpen) {
      if (terminal && !told.isZero()) {
        printer.out().print("\r" + TextStyle.shown(openLine) + ERASE_REST_OF_LINE);
      }
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
