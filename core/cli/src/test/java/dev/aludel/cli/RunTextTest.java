package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.cli.picture.TextStyle;
import dev.aludel.cli.picture.TextWidth;
import dev.aludel.report.Progress;
import dev.aludel.report.Progress.Blocker;
import dev.aludel.report.Progress.Work;
import dev.aludel.report.StepReport;
import dev.aludel.revision.Direction;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.Step;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RunTextTest {

  private final Step step =
      new Step(
          RevisionNode.of("bbbb", "aaaa"),
          Direction.UPGRADE,
          new TreeSet<>(List.of("aaaa")),
          new TreeSet<>(List.of("bbbb")));
  private final StringWriter written = new StringWriter();

  private RunText text(boolean terminal) {
    return new RunText(
        new Printer(new PrintWriter(written, true), new TextStyle(false), ""),
        false,
        terminal,
        terminal ? 80 : Integer.MAX_VALUE,
        11);
  }

  @Test
  void aLineThatIsWrittenOverNeverWraps() {
    for (String message : List.of("数据库迁移".repeat(20), "a".repeat(200), "é👩‍👩‍👧".repeat(80))) {
      for (int columns : new int[] {40, 79, 80, 81, 200}) {
        written.getBuffer().setLength(0);
        RunText text =
            new RunText(
                new Printer(new PrintWriter(written, true), new TextStyle(true), ""),
                false,
                true,
                columns,
                11);
        Step named =
            new Step(
                new RevisionNode("bbbb", List.of("aaaa"), List.of(), List.of(), message, "b.sql"),
                Direction.UPGRADE,
                new TreeSet<>(List.of("aaaa")),
                new TreeSet<>(List.of("bbbb")));
        text.started(named);
        text.progress(named, after(2));
        text.done(new StepReport(named, Duration.ofMillis(2500)));
        String[] lines = written.toString().split("[\r\n]+");
        assertThat(lines).hasSize(3);
        for (String line : lines) {
          String seen = line.replaceAll("\u001B\\[[0-9;]*[mK]", "");
          assertThat(TextWidth.of(seen)).as(seen).isLessThan(columns);
          assertThat(seen).contains("…");
        }
        assertThat(lines[1]).contains(columns < 60 ? "2 s" : "45 % building index");
        assertThat(lines[2]).endsWith(" (2500 ms)");
      }
    }
  }

  private static Progress after(long seconds) {
    return new Progress(
        Duration.ofSeconds(seconds),
        Optional.of(new Work("CREATE INDEX CONCURRENTLY", "building index", 45, 100)),
        List.of());
  }

  @Test
  void aTerminalSeesABarThatIsWrittenOver() {
    RunText text = text(true);
    text.started(step);
    text.progress(step, after(2));
    text.done(new StepReport(step, Duration.ofMillis(2500)));
    assertThat(written.toString())
        .isEqualTo(
            "upgrade aaaa -> bbbb\rupgrade aaaa -> bbbb  2 s, [#########           ] 45 % building index\u001B[K"
                + "\rupgrade aaaa -> bbbb\u001B[K (2500 ms)"
                + System.lineSeparator());
  }

  @Test
  void aFileGetsALineEveryTenSeconds() {
    RunText text = text(false);
    text.started(step);
    for (int second = 1; second <= 25; second++) {
      text.progress(step, after(second));
    }
    text.done(new StepReport(step, Duration.ofMillis(25_100)));
    assertThat(written.toString().lines())
        .containsExactly(
            "upgrade aaaa -> bbbb … 10 s, [#########           ] 45 % building index",
            "upgrade aaaa -> bbbb … 20 s, [#########           ] 45 % building index",
            "upgrade aaaa -> bbbb (25100 ms)");
  }

  @Test
  void whomAStepWaitsForIsNamed() {
    Progress waiting =
        new Progress(
            Duration.ofSeconds(3),
            Optional.empty(),
            List.of(new Blocker(4711, "report", "idle in transaction", Duration.ofMinutes(2))));
    assertThat(ProgressText.of(waiting)).isEqualTo("3 s, waits for backend 4711 (report)");
  }
}
