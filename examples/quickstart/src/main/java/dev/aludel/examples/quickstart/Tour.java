package dev.aludel.examples.quickstart;

import dev.aludel.Aludel;
import dev.aludel.report.LogEntry;
import dev.aludel.report.RunReport;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import javax.sql.DataSource;

/** What the example shows: to head, the graph, one down and up again, the log. */
final class Tour {

  private final Aludel aludel;
  private final PrintStream out;

  Tour(DataSource dataSource, PrintStream out) {
    this.aludel = Aludel.builder().dataSource(dataSource).build();
    this.out = out;
  }

  void run() {
    title("upgrade to head");
    show(aludel.upgrade());

    title("history: the newest first, * where the database is, o what it has");
    new GraphDrawing(aludel.history("", true)).lines().forEach(out::println);

    title("one down, and up again");
    show(aludel.downgrade("-1"));
    show(aludel.upgrade());

    title("log: the newest five");
    aludel.log(5).forEach(this::show);
  }

  /** Where something was done, Aludel's log said it already, line by line. */
  private void show(RunReport report) {
    if (report.steps().isEmpty()) {
      out.println("Nothing to do: the database is at " + report.rowsAfter());
    }
  }

  private void show(LogEntry entry) {
    out.printf(
        Locale.ROOT,
        "%-9s  %s  %s in %d ms  %s%n",
        entry.direction().word(),
        entry.revision(),
        entry.outcome().word(),
        entry.duration().orElse(Duration.ZERO).toMillis(),
        entry.message());
  }

  private void title(String text) {
    out.printf("%n-- %s%n", text);
  }
}
