package dev.aludel.cli;

import dev.aludel.report.Progress;
import dev.aludel.report.Progress.Blocker;
import dev.aludel.report.Progress.Work;

/**
 * How far a long step has come, in a few words, with a bar where the server knows how much there
 * is.
 */
final class ProgressText {

  private static final int BAR = 20;

  private ProgressText() {}

  static String of(Progress progress) {
    StringBuilder text = new StringBuilder();
    text.append(progress.elapsed().toSeconds()).append(" s");
    progress.work().ifPresent(work -> text.append(", ").append(work(work)));
    for (Blocker blocker : progress.blockers()) {
      text.append(", waits for backend ").append(blocker.pid());
      if (!blocker.application().isEmpty()) {
        text.append(" (").append(blocker.application()).append(')');
      }
    }
    return text.toString();
  }

  private static String work(Work work) {
    String name = work.phase().isEmpty() ? work.command() : work.phase();
    return work.percent().map(percent -> bar(percent) + " " + percent + " % " + name).orElse(name);
  }

  private static String bar(int percent) {
    int filled = percent * BAR / 100;
    return "[" + "#".repeat(filled) + " ".repeat(BAR - filled) + "]";
  }
}
