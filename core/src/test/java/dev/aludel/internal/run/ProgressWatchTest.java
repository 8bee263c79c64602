package dev.aludel.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.report.Progress;
import dev.aludel.revision.Direction;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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

  @Test
  void whereTheServerKnowsNoTotalThereIsNoShare() {
    assertThat(new Progress.Work("COPY FROM", "", 4096, 0).percent()).isEmpty();
  }
}
