package dev.aludel.cli;

import dev.aludel.report.LogEntry;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A row of the log in one line. */
final class LogText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private LogText() {}

  static String line(LogEntry row) {
    return TIME.format(row.startedAt())
        + " "
        + row.direction().word()
        + " "
        + row.revision()
        + (row.message().isEmpty() ? "" : ", " + row.message())
        + ": "
        + row.outcome().word()
        + row.duration().map(StepText::took).orElse("")
        + " by "
        + row.executedBy();
  }
}
