package dev.aludel.internal.run.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.LogCapture;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.Progress;
import dev.aludel.revision.Direction;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressWatchTest {

  private static final Step STEP =
      new Step(
          new RevisionNode("aaaa", List.of(), List.of(), List.of(), "", ""),
          Direction.UPGRADE,
          new TreeSet<>(),
          new TreeSet<>(List.of("aaaa")));

  @Test
  void aLineTellsTheTimeAlone() {
    assertThat(
            ProgressWatch.line(
                STEP, new Progress(Duration.ofMillis(20_400), Optional.empty(), List.of())))
        .isEqualTo("aaaa has been at work for 20 s");
  }

  @Test
  void aLineTellsTheWorkTheShareAndWhoIsInTheWay() {
    Progress progress =
        new Progress(
            Duration.ofSeconds(90),
            Optional.of(
                new Progress.Work("CREATE INDEX", "building index: scanning table", 451, 1000)),
            List.of(
                new Progress.Blocker(7, "shop", "idle in transaction", Duration.ofSeconds(300)),
                new Progress.Blocker(8, "", "", Duration.ZERO)));
    assertThat(ProgressWatch.line(STEP, progress))
        .isEqualTo(
            "aaaa has been at work for 90 s: CREATE INDEX, building index: scanning table, 45 %;"
                + " it waits for backend 7 (shop), idle in transaction, in a transaction for 300 s;"
                + " backend 8, at work, in a transaction for 0 s");
  }

  /** The watch's own timer ticks as well, and finds that nothing is new. */
  @Test
  void listenersAreToldEachSecondAndTheLogEveryTen() {
    AtomicLong now = new AtomicLong(5);
    List<Progress> told = new CopyOnWriteArrayList<>();
    MigrationListener listener =
        new MigrationListener() {
          @Override
          public void progress(Step step, Progress progress) {
            told.add(progress);
          }
        };
    List<String> lines;
    try (LogCapture log = new LogCapture();
        ProgressWatch watch =
            new ProgressWatch(Optional.empty(), new Listeners(List.of(listener)), now::get)) {
      watch.begin(STEP);
      now.addAndGet(999_999_999);
      watch.tell();
      assertThat(told).isEmpty();
      now.incrementAndGet();
      watch.tell();
      assertThat(told).contains(new Progress(Duration.ofSeconds(1), Optional.empty(), List.of()));
      for (int second = 2; second <= 25; second++) {
        now.addAndGet(1_000_000_000);
        watch.tell();
      }
      watch.end();
      now.addAndGet(60_000_000_000L);
      watch.tell();
      lines = log.lines();
    }
    assertThat(told).extracting(Progress::elapsed).contains(Duration.ofSeconds(25));
    assertThat(told).extracting(Progress::elapsed).doesNotContain(Duration.ofSeconds(85));
    assertThat(lines)
        .containsExactly("aaaa has been at work for 10 s", "aaaa has been at work for 20 s");
  }

  @Test
  void whereTheServerKnowsNoTotalThereIsNoShare() {
    assertThat(new Progress.Work("COPY FROM", "", 4096, 0).percent()).isEmpty();
  }
}
