package dev.aludel.revision;

import static dev.aludel.revision.GraphText.graph;
import static dev.aludel.revision.GraphText.ids;
import static dev.aludel.revision.GraphText.ran;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AmbiguousPrefixException;
import dev.aludel.error.AmbiguousStartException;
import dev.aludel.error.MultipleHeadsException;
import dev.aludel.error.NotInBranchException;
import dev.aludel.error.ResolutionException;
import dev.aludel.error.UnknownRevisionException;
import dev.aludel.error.WalkTooFarException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where Aludel deliberately differs from Alembic. */
class DifferencesTest {

  @Test
  void headIsTheOneRealHeadAlsoWhenADependencyHidesASecondTip() {
    RevisionGraph graph = graph("a1\na2 < a1\nn1\nn2 < n1 needs a2");
    assertThat(graph.heads()).containsExactly("a2", "n2");
    assertThat(graph.realHeads()).containsExactly("n2");
    assertThat(ran(graph.planUpgrade(Set.of(), "head"))).containsExactly("a1", "a2", "n1", "n2");
    assertThat(graph.planStamp(Set.of(), List.of("head")).rowsAfter()).containsExactly("n2");
    assertThat(ids(graph.resolve("head", Set.of()))).containsExactly("n2");
    assertThat(ran(graph.planDowngrade(Set.of("n2"), "head-1"))).containsExactly("n2");
  }

  @Test
  void headNamesTheRealHeadsWhereThereAreSeveral() {
    RevisionGraph graph = graph("a1\nb1\nn1 needs a1");
    assertThatThrownBy(() -> graph.planUpgrade(Set.of(), "head"))
        .isInstanceOfSatisfying(
            MultipleHeadsException.class, e -> assertThat(e.heads()).containsExactly("b1", "n1"));
  }

  @Test
  void headOfABranchIsTheTipThatNeedsItsOtherTips() {
    RevisionGraph graph = graph("a1 labelled lab\nb1 < a1\nc1 < a1 needs b1");
    assertThat(ids(graph.resolve("lab@head", Set.of()))).containsExactly("c1");
    assertThat(ids(graph.resolve("lab@heads", Set.of()))).containsExactly("b1", "c1");
  }

  @Test
  void aDowngradeThatReachesBaseNeverTouchesAnUnrelatedTree() {
    RevisionGraph graph = graph("a1\na2 < a1\nb1\nb2 < b1");
    assertThat(ran(graph.planDowngrade(Set.of("a2", "b2"), "a2-2"))).containsExactly("a2", "a1");
    assertThat(ran(graph.planDowngrade(Set.of("a2", "b2"), "a2@base"))).containsExactly("a2", "a1");
    RevisionGraph implied = graph("a1\na2 < a1 needs b1\nb1");
    Plan plan = implied.planDowngrade(Set.of("a2"), "-2");
    assertThat(ran(plan)).containsExactly("a2", "a1");
    assertThat(plan.rowsAfter()).containsExactly("b1");
  }

  @Test
  void aBranchIsCheckedForMembershipInADowngradeToo() {
    RevisionGraph graph = graph("a1\nb1 < a1 labelled left\nb2 < b1\nc1 < a1 labelled right");
    assertThatThrownBy(() -> graph.planDowngrade(Set.of("b2", "c1"), "right@b1"))
        .isInstanceOf(NotInBranchException.class)
        .hasMessage(
            """
            'b1' is not a member of branch 'right': it lies neither above nor below 'c1'.
            Leave out 'right@', or name a revision of that branch.""");
  }

  @Test
  void theHeadOfABranchIsFilteredByTheBranchInADowngradeToo() {
    RevisionGraph graph = graph("a1\nb1 < a1 labelled left\nc1 < a1 labelled right");
    assertThat(ran(graph.planDowngrade(Set.of("b1", "c1"), "left@head"))).isEmpty();
    assertThat(ran(graph.planDowngrade(Set.of("b1", "c1"), "left@head-1"))).containsExactly("b1");
  }

  @Test
  void countingDownFromSeveralRowsIsAnErrorThatListsThem() {
    RevisionGraph graph = graph("a1 \"accounts\"\nb1 \"billing\"");
    assertThatThrownBy(() -> graph.planDowngrade(Set.of("a1", "b1"), "-1"))
        .isInstanceOfSatisfying(
            AmbiguousStartException.class,
            e -> assertThat(e.revisions()).containsExactly("a1", "b1"))
        .hasMessage(
            """
            '-1' starts from the current revision, but there are 2: 'a1' (accounts), 'b1' (billing).
            Name the one to start from: 'downgrade a1@-1'.""");
  }

  @Test
  void anUpgradeThatLandsOnBaseIsAnError() {
    RevisionGraph graph = graph("a1\na2 < a1");
    assertThatThrownBy(() -> graph.planUpgrade(Set.of(), "a2-2"))
        .isInstanceOfSatisfying(
            WalkTooFarException.class, e -> assertThat(e.possible()).isEqualTo(1))
        .hasMessage(
            """
            'a2-2' goes 2 revisions down from 'a2', but only 1 lies below it.
            Use 'a2-1' at most.""");
  }

  @Test
  void plusNoughtAndMinusNoughtAreErrors() {
    RevisionGraph graph = graph("a1");
    for (String nought : List.of("+0", "-0")) {
      assertThatThrownBy(() -> graph.planUpgrade(Set.of(), nought))
          .isInstanceOfSatisfying(
              ResolutionException.class,
              e -> assertThat(e.reason()).isEqualTo(ResolutionException.Reason.UNSUITABLE))
          .hasMessage("'" + nought + "' goes nowhere.\nCount at least one, as in '+1'.");
      assertThatThrownBy(() -> graph.planDowngrade(Set.of("a1"), nought))
          .isInstanceOfSatisfying(
              ResolutionException.class,
              e -> assertThat(e.reason()).isEqualTo(ResolutionException.Reason.UNSUITABLE))
          .hasMessage("'" + nought + "' goes nowhere.\nCount at least one, as in '-1'.");
    }
  }

  @Test
  void aPrefixNeverMatchesALabel() {
    RevisionGraph graph = graph("abcd1\nefgh1 < abcd1 labelled abcdef");
    assertThat(ids(graph.resolve("abc", Set.of()))).containsExactly("abcd1");
    assertThat(ids(graph.resolve("abcdef", Set.of()))).containsExactly("efgh1");
    assertThatThrownBy(() -> graph.resolve("abcde", Set.of()))
        .isInstanceOf(UnknownRevisionException.class);
  }

  @Test
  void aPrefixFindsOnlyIdsOfFourOrMoreCharacters() {
    RevisionGraph graph = graph("abc\nabd1 < abc");
    assertThat(ids(graph.resolve("a", Set.of()))).containsExactly("abd1");
    assertThat(ids(graph.resolve("abc", Set.of()))).containsExactly("abc");
    assertThatThrownBy(() -> graph("abc").resolve("ab", Set.of()))
        .isInstanceOf(UnknownRevisionException.class);
  }

  @Test
  void aPrefixWithABranchFindsOnlyIdsInItsLineage() {
    RevisionGraph graph = graph("root1\nrev_a < root1 labelled left\nrev_b < root1");
    assertThat(ids(graph.resolve("left@rev", Set.of()))).containsExactly("rev_a");
    assertThatThrownBy(() -> graph.resolve("rev", Set.of()))
        .isInstanceOfSatisfying(
            AmbiguousPrefixException.class,
            e -> assertThat(e.candidates()).containsExactly("rev_a", "rev_b"));
  }

  @Test
  void anIdentifierIsMatchedWhole() {
    assertThatThrownBy(() -> graph("x1\ny1 < x1").planUpgrade(Set.of(), "x1+1y"))
        .isInstanceOfSatisfying(
            ResolutionException.class,
            e -> assertThat(e.reason()).isEqualTo(ResolutionException.Reason.MALFORMED));
  }

  @Test
  void theSmallestIdThatIsReadyIsNext() {
    RevisionGraph graph = graph("Z1\na_1\n_a\na.1 < Z1\n01 < a_1\nB1");
    assertThat(ran(graph.planUpgrade(Set.of(), "heads")))
        .containsExactly("B1", "Z1", "_a", "a.1", "a_1", "01");
    assertThat(ran(graph.planDowngrade(Set.of("01", "B1", "_a", "a.1"), "base")))
        .containsExactly("01", "a_1", "a.1", "_a", "Z1", "B1");
    assertThat(ran(graph.planUpgrade(Set.of("a_1"), "heads")))
        .containsExactly("01", "B1", "Z1", "_a", "a.1");
  }

  @Test
  void stampingSeveralTargetsKeepsATargetThatWasARow() {
    RevisionGraph graph = graph("a1\nb1 < a1\nc1 < a1\nd1");
    assertThat(graph.planStamp(Set.of("b1", "d1"), List.of("heads")).rowsAfter())
        .containsExactly("b1", "c1", "d1");
    assertThat(graph.planStamp(Set.of("a1"), List.of("b1", "c1")).rowsAfter())
        .containsExactly("b1", "c1");
  }

  @Test
  void rowsNeverOverlapAfterADowngradeBesideOtherRows() {
    RevisionGraph graph = graph("a1\na2 < a1\nb1\nb2 < b1 needs a1\nc1 needs a1");
    Plan plan = graph.planDowngrade(Set.of("a2", "b2", "c1"), "a1");
    assertThat(plan.rowsAfter()).containsExactly("b2", "c1");
    Plan further = graph.planDowngrade(plan.rowsAfter(), "b1");
    assertThat(further.rowsAfter()).containsExactly("b1", "c1");
    assertThat(further.steps().get(0).added()).containsExactly("b1");
    assertThat(further.steps().get(0).removed()).containsExactly("b2");
  }

  @Test
  void overlappingRowsAreNamed() {
    RevisionGraph graph = graph("a1\na2 < a1\nb1 needs a2");
    assertThat(graph.overlaps(List.of("a1", "b1"))).containsExactly("a1");
    assertThat(graph.overlaps(List.of("a2", "a1"))).containsExactly("a1");
    assertThat(graph.overlaps(List.of("b1"))).isEmpty();
  }
}
