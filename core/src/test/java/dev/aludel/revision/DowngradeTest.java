package dev.aludel.revision;

import static dev.aludel.revision.GraphText.graph;
import static dev.aludel.revision.GraphText.ran;
import static dev.aludel.revision.GraphText.rowsAfterEach;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.error.AmbiguousStartException;
import dev.aludel.error.AmbiguousWalkException;
import dev.aludel.error.PlanningException;
import dev.aludel.error.ResolutionException;
import dev.aludel.error.WalkTooFarException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a downgrade undoes, and which rows each step leaves. */
class DowngradeTest {

  private final RevisionGraph fork =
      graph(
          """
          root1
          left1 < root1 labelled left "go left"
          left2 < left1
          right1 < root1 labelled right "go right"
          right2 < right1
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "left2         | base         | left2 left1 root1",
        "left2,right2  | base         | right2 right1 left2 left1 root1",
        "left2,right2  | root1        | right2 right1 left2 left1",
        "left2,right2  | left@root1   | left2 left1",
        "left2,right2  | left1        | left2",
        "left2,right2  | left         | left2",
        "left2,right2  | left@-1      | left2",
        "left2,right2  | left@-2      | left2 left1",
        "left2,right2  | left2@-1     | left2",
        "left2,right2  | left2        | ''",
        "left2,right2  | right2-1     | right2",
        "left2,right2  | left@left2-2 | left2 left1",
        "left2,right2  | left2-2      | right2 right1 left2 left1",
        "left2,right2  | root1+0      | right2 right1 left2 left1",
        "left2,right2  | left@root1+1 | left2",
        "left2,right2  | right@base+2 | right2",
        "left2         | -1           | left2",
        "left2         | -2           | left2 left1",
        "left2         | -3           | left2 left1 root1",
        "left2         | left@head    | ''",
        "left2         | left@base    | left2 left1 root1",
        "''            | base         | ''",
        "''            | left@base    | ''",
      })
  void eachFormUndoesWhatFollows(String rows, String target, String expected) {
    assertThat(String.join(" ", ran(fork.planDowngrade(set(rows), target)))).isEqualTo(expected);
  }

  @Test
  void goingToOneParentOfAMergeUndoesTheMergeOnly() {
    RevisionGraph graph = graph("a1\nb1 < a1\nb2 < a1\nc1 < b1,b2");
    assertThat(rowsAfterEach(graph.planDowngrade(Set.of("c1"), "b1")))
        .containsExactly(Set.of("b1", "b2"));
    assertThat(rowsAfterEach(graph.planDowngrade(Set.of("c1"), "base")))
        .containsExactly(Set.of("b1", "b2"), Set.of("b1"), Set.of("a1"), Set.of());
  }

  @Test
  void aMergeOfThreeRootsComesApart() {
    RevisionGraph graph = graph("a1\nb1\nc1\nm1 < a1,b1,c1");
    assertThat(graph.planDowngrade(Set.of("m1"), "a1").rowsAfter())
        .containsExactly("a1", "b1", "c1");
  }

  @Test
  void aDependencyGetsItsRowBackUnlessSomethingImpliesIt() {
    RevisionGraph graph = graph("a1\na2 < a1\nn1\nn2 < n1 needs a1");
    assertThat(graph.planDowngrade(Set.of("n2"), "n1").rowsAfter()).containsExactly("a1", "n1");
    assertThat(graph.planDowngrade(Set.of("a2", "n2"), "n1").rowsAfter())
        .containsExactly("a2", "n1");
  }

  @Test
  void whatAnotherRowImpliesGetsNoRow() {
    RevisionGraph graph = graph("a1\nb1\nm1 < a1,b1\na2 < a1");
    assertThat(graph.planDowngrade(Set.of("a2", "m1"), "b1").rowsAfter())
        .containsExactly("a2", "b1");
  }

  @Test
  void whatDependsOnTheUndoneIsUndoneToo() {
    RevisionGraph graph = graph("a1\na2 < a1\nn1\nn2 < n1 needs a2\nn3 < n2");
    Plan plan = graph.planDowngrade(Set.of("n3"), "a1");
    assertThat(ran(plan)).containsExactly("n3", "n2", "a2");
    assertThat(plan.rowsAfter()).containsExactly("a1", "n1");
  }

  @Test
  void aBranchGoingToBaseLeavesItsDependencies() {
    RevisionGraph graph = graph("a1\na2 < a1\nn1 labelled net\nn2 < n1 needs a1");
    Plan plan = graph.planDowngrade(Set.of("a2", "n2"), "net@base");
    assertThat(ran(plan)).containsExactly("n2", "n1");
    assertThat(plan.rowsAfter()).containsExactly("a2");
  }

  @Test
  void aBranchWithoutARowGoesDownFromWhatIsAppliedOfIt() {
    RevisionGraph graph = graph("a1 labelled acc\na2 < a1\nn1 needs a2");
    Plan plan = graph.planDowngrade(Set.of("n1"), "acc@-1");
    assertThat(ran(plan)).containsExactly("n1", "a2");
    assertThat(plan.rowsAfter()).containsExactly("a1");
  }

  @Test
  void aRevisionThatIsNotAppliedIsNoTarget() {
    assertError(
        "left1",
        "left2",
        PlanningException.class,
        """
        'left2' is not applied, so a downgrade can't lead to it; the database is at 'left1' (go left).
        Use 'upgrade left2' to go there, or name an applied revision.""");
    assertError(
        "",
        "left1",
        PlanningException.class,
        """
        'left1' (go left) is not applied, so a downgrade can't lead to it; the database is at base.
        Use 'upgrade left1' to go there, or name an applied revision.""");
  }

  @Test
  void aRevisionThatOnlyADependentStandsOnIsNoTarget() {
    RevisionGraph graph = graph("a1\na2 < a1\nn1 needs a1 \"net\"");
    assertThatThrownBy(() -> graph.planDowngrade(Set.of("n1"), "a1"))
        .isInstanceOfSatisfying(
            PlanningException.class,
            e ->
                assertThat(e.reason()).isEqualTo(PlanningException.Reason.INVALID_DOWNGRADE_TARGET))
        .hasMessage(
            """
            Nothing that follows 'a1' is applied, so there is nothing to downgrade above it; it is needed by 'n1' (net).
            Name a revision below those that are to go.""");
  }

  @Test
  void aBranchThatBeginsBelowTheTargetNarrowsNothing() {
    RevisionGraph graph = graph("a1 labelled lab\nb1 < a1\nc1 < b1\nc2 < b1");
    assertThatThrownBy(() -> graph.planDowngrade(Set.of("c1", "c2"), "lab@b1"))
        .isInstanceOfSatisfying(
            PlanningException.class,
            e ->
                assertThat(e.reason()).isEqualTo(PlanningException.Reason.INVALID_DOWNGRADE_TARGET))
        .hasMessage(
            """
            'lab@b1' is no downgrade target: none of the revisions that follow 'b1' leads to 'a1'.
            Name the branch by a revision above it, or leave out the branch.""");
  }

  @Test
  void walkingPastBaseSaysHowFarOneCouldGo() {
    assertError(
        "left2",
        "-4",
        WalkTooFarException.class,
        """
        '-4' goes 4 revisions down from 'left2', but base is reached after 3.
        Use '-3' at most.""");
    assertError(
        "left2",
        "left2-9",
        WalkTooFarException.class,
        """
        'left2-9' goes 9 revisions down from 'left2', but base is reached after 3.
        Use 'left2-3' at most.""");
    assertError(
        "left2",
        "left2+1",
        WalkTooFarException.class,
        """
        'left2+1' goes 1 revision up from 'left2', but none follows it.
        Name a revision instead.""");
    assertError(
        "left2",
        "base-1",
        WalkTooFarException.class,
        """
        'base-1' goes 1 revision down from base, but nothing lies below it.
        Name a revision instead.""");
  }

  @Test
  void nothingAppliedLeavesNothingToGoDownFrom() {
    assertError(
        "",
        "-1",
        WalkTooFarException.class,
        """
        '-1' goes down from the current revision, but nothing is applied.
        There is nothing to downgrade.""");
    RevisionGraph graph = graph("a1 labelled acc\nb1");
    assertThatThrownBy(() -> graph.planDowngrade(Set.of("b1"), "acc@-1"))
        .isInstanceOf(WalkTooFarException.class)
        .hasMessage(
            """
            'acc@-1' goes down from the current revision, but nothing of branch 'acc' is applied.
            There is nothing to downgrade.""");
  }

  @Test
  void aMergePointOnTheWayDownIsAmbiguousWithALabelToo() {
    RevisionGraph graph = graph("a1 labelled acc\nb1\nm1 < a1,b1");
    for (String target : List.of("-1", "acc@-1")) {
      assertThatThrownBy(() -> graph.planDowngrade(Set.of("m1"), target))
          .isInstanceOf(AmbiguousWalkException.class)
          .hasMessage(
              """
              '%s' can't go down through the merge point 'm1', which revises 'a1', 'b1'.
              Name the revision that you want: 'downgrade a1'."""
                  .formatted(target));
    }
  }

  @Test
  void severalRowsOfABranchAreListed() {
    assertError(
        "left2,right1",
        "root1@-1",
        AmbiguousStartException.class,
        """
        'root1@-1' starts from the current revision, but there are 2 of branch 'root1': 'left2', 'right1' (go right).
        Name the one to start from: 'downgrade left2@-1'.""");
  }

  @Test
  void aDowngradeGoesDownOnly() {
    for (String target : List.of("+1", "left@+1")) {
      assertError(
          "left1",
          target,
          ResolutionException.class,
          """
          '%s' goes up, and this is a downgrade.
          Use 'upgrade %s'."""
              .formatted(target, target));
    }
  }

  private void assertError(
      String rows, String target, Class<? extends AludelException> type, String message) {
    assertThatThrownBy(() -> fork.planDowngrade(set(rows), target))
        .isExactlyInstanceOf(type)
        .hasMessage(message);
  }

  private static Set<String> set(String rows) {
    return rows.isEmpty() ? Set.of() : Set.of(rows.split(","));
  }
}
