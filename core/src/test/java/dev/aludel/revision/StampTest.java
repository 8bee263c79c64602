package dev.aludel.revision;

import static dev.aludel.revision.GraphText.graph;
import static dev.aludel.revision.GraphText.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.OverlappingTargetsException;
import dev.aludel.error.ResolutionException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows a stamp leaves, and which revisions it makes applied or not. */
class StampTest {

  private final RevisionGraph graph =
      graph(
          """
          root1
          left1 < root1 labelled left
          left2 < left1
          right1 < root1 labelled right
          right2 < right1
          solo1 labelled solo
          solo2 < solo1 needs right1
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''            | heads        | left2 right2 solo2",
        "''            | left1        | left1",
        "''            | left         | left1",
        "''            | le           | ?",
        "''            | solo@head    | solo2",
        "''            | solo@-1      | solo1",
        "''            | -1           | left1 right1 solo1",
        "left1         | left2        | left2",
        "left2         | left1        | left1",
        "left2         | left2        | left2",
        "left2,right2  | left1        | left1 right2",
        "left2,right2  | root1        | root1",
        "left2,solo1   | root1        | root1 solo1",
        "left2         | solo1        | left2 solo1",
        "solo2         | right1       | right1",
        "right2        | solo2        | right2 solo2",
        "right1        | solo2        | solo2",
        "left2,right2  | base         | ''",
        "left2,right2  | left@base    | right2",
        "left2,solo2   | right@base   | left2",
        "left2         | heads        | left2 right2 solo2",
      })
  void rowsAboveAndBelowTheTargetGo(String rows, String target, String expected) {
    if (expected.equals("?")) {
      assertThatThrownBy(() -> graph.planStamp(set(rows), List.of(target)))
          .hasMessageStartingWith("'le' is the beginning of 2 ids");
    } else {
      assertThat(String.join(" ", graph.planStamp(set(rows), List.of(target)).rowsAfter()))
          .isEqualTo(expected);
    }
  }

  @Test
  void severalTargetsAreAllRowsAfterwards() {
    StampPlan plan =
        graph.planStamp(Set.of("left2", "solo1"), List.of("left2", "right1", "right1"));
    assertThat(plan.rowsBefore()).containsExactly("left2", "solo1");
    assertThat(plan.rowsAfter()).containsExactly("left2", "right1", "solo1");
  }

  @Test
  void itTellsWhatBecomesAppliedParentsFirstAndWhatDoesNotChildrenFirst() {
    StampPlan plan = graph.planStamp(Set.of("left2"), List.of("left@base", "solo2"));
    assertThat(plan.rowsAfter()).containsExactly("solo2");
    assertThat(ids(plan.applied())).containsExactly("right1", "solo1", "solo2");
    assertThat(ids(plan.notApplied())).containsExactly("left2", "left1");
  }

  @Test
  void anAncestorGivenWithItsDescendantIsAnError() {
    assertThatThrownBy(() -> graph.planStamp(Set.of(), List.of("right1", "solo2")))
        .isInstanceOfSatisfying(
            OverlappingTargetsException.class,
            e -> assertThat(e.revisions()).containsExactly("right1", "solo2"))
        .hasMessage(
            """
            'right1' is an ancestor of 'solo2', so that a stamp to both says one thing twice.
            Name the descendant alone: 'stamp solo2'.""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1", "left1+1", "left2-1", "left@+1", "head-1", "-0"})
  void aStampTakesNoWalk(String target) {
    assertThatThrownBy(() -> graph.planStamp(Set.of("left1"), List.of(target)))
        .isInstanceOfSatisfying(
            ResolutionException.class,
            e -> assertThat(e.reason()).isEqualTo(ResolutionException.Reason.UNSUITABLE))
        .hasMessage(
            """
            '%s' counts from a revision, which a stamp doesn't take.
            Name the revision itself, or count down from the heads, as in '-1'."""
                .formatted(target));
  }

  @Test
  void currentMeansNothingToAStamp() {
    assertThatThrownBy(() -> graph.planStamp(Set.of("left1"), List.of("current")))
        .isInstanceOfSatisfying(
            ResolutionException.class,
            e -> assertThat(e.reason()).isEqualTo(ResolutionException.Reason.UNSUITABLE))
        .hasMessage(
            """
            'current' means nothing to a stamp, which starts from the current revisions.
            Name a revision, or count from the current one with '+1' or '-1'.""");
  }

  @Test
  void aStampNeedsATarget() {
    assertThatThrownBy(() -> graph.planStamp(Set.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a stamp needs a target");
  }

  private static Set<String> set(String rows) {
    return rows.isEmpty() ? Set.of() : Set.of(rows.split(","));
  }
}
