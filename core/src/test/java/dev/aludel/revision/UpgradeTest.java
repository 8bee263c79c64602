package dev.aludel.revision;

import static dev.aludel.revision.GraphText.graph;
import static dev.aludel.revision.GraphText.ran;
import static dev.aludel.revision.GraphText.rowsAfterEach;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.error.AmbiguousStartException;
import dev.aludel.error.AmbiguousWalkException;
import dev.aludel.error.NotInBranchException;
import dev.aludel.error.OverlappingTargetsException;
import dev.aludel.error.ResolutionException;
import dev.aludel.error.WalkTooFarException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an upgrade leads, what it runs and which rows each step leaves. */
class UpgradeTest {

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
        "''            | heads         | root1 left1 left2 right1 right2",
        "''            | left@head     | root1 left1 left2",
        "''            | left2         | root1 left1 left2",
        "''            | left          | root1 left1",
        "''            | right1        | root1 right1",
        "''            | left@root1    | root1",
        "''            | base          | ''",
        "''            | left@base     | ''",
        "''            | +1            | root1",
        "''            | left@+2       | root1 left1",
        "''            | base+1        | root1",
        "''            | left@base+3   | root1 left1 left2",
        "''            | left@root1+2  | root1 left1 left2",
        "''            | left2-1       | root1 left1",
        "''            | left2-2       | root1",
        "''            | left@head-1   | root1 left1",
        "''            | left@left2-1  | root1 left1",
        "''            | left2+0       | root1 left1 left2",
        "root1         | left1+1       | left1 left2",
        "left1         | +1            | left2",
        "left1         | left@+1       | left2",
        "left1         | right@+1      | right1",
        "left1,right1  | right@+1      | right2",
        "left2         | left1         | ''",
        "left2         | heads         | right1 right2",
        "left2,right2  | heads         | ''",
      })
  void eachFormRunsWhatIsMissing(String rows, String target, String expected) {
    assertThat(String.join(" ", ran(fork.planUpgrade(set(rows), target)))).isEqualTo(expected);
  }

  @Test
  void mergeRevisionWaitsForBothParents() {
    RevisionGraph graph = graph("a1\nb1 < a1\nb2 < a1\nc1 < b1,b2");
    Plan plan = graph.planUpgrade(Set.of(), "head");
    assertThat(ran(plan)).containsExactly("a1", "b1", "b2", "c1");
    assertThat(rowsAfterEach(plan))
        .containsExactly(Set.of("a1"), Set.of("b1"), Set.of("b1", "b2"), Set.of("c1"));
    assertThat(rowsAfterEach(graph.planUpgrade(Set.of("b1"), "c1")))
        .containsExactly(Set.of("b1", "b2"), Set.of("c1"));
  }

  @Test
  void aDependencyLosesItsRowToTheDependent() {
    RevisionGraph graph = graph("a1\na2 < a1\nn1\nn2 < n1 needs a1");
    Plan plan = graph.planUpgrade(Set.of(), "n2");
    assertThat(ran(plan)).containsExactly("a1", "n1", "n2");
    assertThat(rowsAfterEach(plan)).containsExactly(Set.of("a1"), Set.of("a1", "n1"), Set.of("n2"));
    Plan rest = graph.planUpgrade(Set.of("n2"), "heads");
    assertThat(ran(rest)).containsExactly("a2");
    assertThat(rest.steps().get(0).added()).containsExactly("a2");
    assertThat(rest.steps().get(0).removed()).isEmpty();
    assertThat(rest.rowsAfter()).containsExactly("a2", "n2");
  }

  @Test
  void aBranchStartsFromWhatIsAppliedOfItWhereItHasNoRow() {
    RevisionGraph graph =
        graph(
            """
            lroot labelled lab
            x111 < lroot
            d111 < lroot needs x111
            d222 < d111
            x222 < x111
            r111 needs d111
            """);
    assertThat(ran(graph.planUpgrade(Set.of("r111"), "lab@+1"))).containsExactly("d222");
  }

  @Test
  void aPlanSaysWhereItStartsAndWhatWasAsked() {
    Plan plan = fork.planUpgrade(Set.of("left2"), "left@head");
    assertThat(plan)
        .isEqualTo(
            new Plan(Direction.UPGRADE, "left@head", RowSet.copyOf(Set.of("left2")), List.of()));
    assertThat(plan.rowsAfter()).containsExactly("left2");
  }

  @Test
  void walkingPastTheTopSaysHowFarOneCouldGo() {
    assertError(
        "left1",
        "+3",
        WalkTooFarException.class,
        """
        '+3' goes 3 revisions up from 'left1' (go left), but only 1 follows it.
        Use '+1' at most.""");
    assertError(
        "",
        "left@base+9",
        WalkTooFarException.class,
        """
        'left@base+9' goes 9 revisions up from base, but only 3 follow it.
        Use 'left@base+3' at most.""");
    assertError(
        "left2",
        "left@+1",
        WalkTooFarException.class,
        """
        'left@+1' goes 1 revision up from 'left2', but none follows it.
        Name a revision instead.""");
  }

  @Test
  void walkingDownToBaseOrPastItSaysHowFarOneCouldGo() {
    String message =
        """
        '%s' goes %d revisions down from 'left2', but only 2 lie below it.
        Use 'left2-2' at most.""";
    assertError("", "left2-3", WalkTooFarException.class, message.formatted("left2-3", 3));
    assertError("", "left2-4", WalkTooFarException.class, message.formatted("left2-4", 4));
    assertError(
        "",
        "root1-1",
        WalkTooFarException.class,
        """
        'root1-1' goes 1 revision down from 'root1', but nothing lies below it.
        Name a revision instead.""");
    assertError(
        "",
        "base-1",
        WalkTooFarException.class,
        """
        'base-1' goes 1 revision down from base, but nothing lies below it.
        Name a revision instead.""");
  }

  @Test
  void aForkOnTheWayUpListsTheWays() {
    assertError(
        "root1",
        "+1",
        AmbiguousWalkException.class,
        """
        '+1' can't choose among the revisions that follow 'root1': 'left1' (go left), 'right1' (go right).
        Name the revision that you want: 'upgrade left1'.""");
    assertThatThrownBy(() -> graph("a1\nb1").planUpgrade(Set.of(), "+1"))
        .isInstanceOfSatisfying(
            AmbiguousWalkException.class,
            e -> assertThat(e.candidates()).containsExactly("a1", "b1"))
        .hasMessage(
            """
            '+1' can't choose among the revisions that follow base: 'a1', 'b1'.
            Name the revision that you want: 'upgrade a1'.""");
  }

  @Test
  void aMergePointOnTheWayDownListsTheWays() {
    assertThatThrownBy(() -> graph("a1\nb1\nm1 < a1,b1").planUpgrade(Set.of(), "m1-1"))
        .isInstanceOf(AmbiguousWalkException.class)
        .hasMessage(
            """
            'm1-1' can't go down through the merge point 'm1', which revises 'a1', 'b1'.
            Name the revision that you want: 'upgrade a1'.""");
  }

  @Test
  void severalCurrentRevisionsAreListed() {
    assertError(
        "left1,right2",
        "+1",
        AmbiguousStartException.class,
        """
        '+1' starts from the current revision, but there are 2: 'left1' (go left), 'right2'.
        Name the one to start from: 'upgrade left1+1'.""");
  }

  @Test
  void anUpgradeGoesUpOnly() {
    assertError(
        "left1",
        "-1",
        ResolutionException.class,
        """
        '-1' goes down, and this is an upgrade.
        Use 'downgrade -1'.""");
    assertError(
        "left1",
        "current",
        ResolutionException.class,
        """
        'current' means nothing to an upgrade, which starts from the current revisions.
        Name a revision, or count from the current one with '+1' or '-1'.""");
  }

  @Test
  void aRevisionOfAnotherBranchIsNotReachedByAWalkEither() {
    assertError(
        "",
        "left@right1+1",
        NotInBranchException.class,
        """
        'right1' (go right) is not a member of branch 'left': it lies neither above nor below 'left1' (go left).
        Leave out 'left@', or name a revision of that branch.""");
  }

  @Test
  void headsOfABranchOfWhichOneNeedsTheOtherOverlap() {
    RevisionGraph graph = graph("a1 labelled lab\nb1 < a1\nc1 < a1 needs b1");
    assertThatThrownBy(() -> graph.planUpgrade(Set.of(), "lab@heads"))
        .isInstanceOf(OverlappingTargetsException.class)
        .hasMessage(
            """
            'b1' is an ancestor of 'c1', so that an upgrade to both says one thing twice.
            Name the descendant alone: 'upgrade c1'.""");
  }

  private void assertError(
      String rows, String target, Class<? extends AludelException> type, String message) {
    assertThatThrownBy(() -> fork.planUpgrade(set(rows), target))
        .isExactlyInstanceOf(type)
        .hasMessage(message);
  }

  private static Set<String> set(String rows) {
    return rows.isEmpty() ? Set.of() : Set.of(rows.split(","));
  }
}
