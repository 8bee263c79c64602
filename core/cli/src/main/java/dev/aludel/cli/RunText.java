package dev.aludel.cli;

import dev.aludel.cli.picture.TextStyle;
import dev.aludel.cli.picture.TextWidth;
import dev.aludel.error.AludelException;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.Progress;
import dev.aludel.report.RunReport;
import dev.aludel.report.StepReport;
import dev.aludel.revision.Step;
import dev.aludel.setting.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Prints a run while it goes on: a line for each revision, ended by how it went. */
final class RunText implements MigrationListener {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  /** The columns of how a line ends, such as {@code (25100 ms)}. */
  private static final int ENDING = 14;

  private static final int LEAST = 10;
  private static final String ERASE_REST_OF_LINE = "\u001B[K";

  private final Printer printer;
  private final boolean quiet;
  private final boolean terminal;
  private final int columns;
  private final int attempts;
  private final List<String> notices = new ArrayList<>();
  private boolean lineOpen;
  private String openLine = "";
  private Duration told = Duration.ZERO;

  /**
   * Prints to a person or to a file.
   *
   * @param printer where to
   * @param quiet whether to print nothing
   * @param terminal whether a line may be written over: a bar then, else a line every ten seconds
   * @param columns how many columns such a line has: one that wraps can't be written over
   * @param attempts how often a revision is tried at most
   */
  RunText(Printer printer, boolean quiet, boolean terminal, int columns, int attempts) {
    this.printer = printer;
    this.quiet = quiet;
    this.terminal = terminal;
    this.columns = columns;
    this.attempts = attempts;
  }

  /** Prints a run where a command was typed. */
  static RunText of(AludelCommand program, Printer printer) {
    boolean terminal = program.surroundings().colours();
    int retries =
        program
            .project()
            .configuration()
            .find("lock-retries")
            .map(setting -> Integer.parseInt(setting.value()))
            .orElse(Limits.defaults().lockRetries());
    return new RunText(
        printer,
        program.quiet(),
        terminal,
        terminal ? program.surroundings().columns() : Integer.MAX_VALUE,
        retries + 1);
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
    printer.out().print(TextStyle.shown(beside(ENDING)));
    printer.out().flush();
    lineOpen = true;
  }

  @Override
  public void progress(Step step, Progress progress) {
    if (quiet || !lineOpen) {
      return;
    }
    if (terminal) {
      String text = "  " + ProgressText.of(progress);
      String line = TextStyle.fitted(beside(TextWidth.of(text)) + text, columns - 1);
      printer.out().print("\r" + TextStyle.shown(line) + ERASE_REST_OF_LINE);
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
      open("attempt " + attempt + " of " + attempts + ": " + StepText.of(step, printer.style()));
    }
  }

  /** Printed below the step's line. */
  @Override
  public void noticed(Step step, String severity, String message) {
    if (!quiet) {
      notices.add("    " + severity + ": " + message);
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

  /** The line as it fits beside something else, the last column left free. */
  private String beside(int taken) {
    return TextStyle.fitted(openLine, Math.max(LEAST, columns - 1 - taken));
  }

  /** With one transaction for all, every step is done only when the last one is. */
  private void end(String text) {
    if (lineOpen) {
      if (terminal && !told.isZero()) {
        printer.out().print("\r" + TextStyle.shown(beside(ENDING)) + ERASE_REST_OF_LINE);
      }
      printer.line(text);
      lineOpen = false;
    }
    notices.forEach(notice -> printer.line(TextStyle.shown(notice)));
    notices.clear();
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
