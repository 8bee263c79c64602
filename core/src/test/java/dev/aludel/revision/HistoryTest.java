package dev.aludel.revision;

import static dev.aludel.revision.GraphText.graph;
import static dev.aludel.revision.GraphText.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.error.NotInBranchException;
import dev.aludel.error.ResolutionException;
import dev.aludel.error.WalkTooFarException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of a range, and what is current. */
class HistoryTest {

  private final RevisionGraph graph =
      graph(
          """
          base1
          base2 < base1
          left1 < base2 labelled left
          left2 < left1
          left3 < left2
          right1 < base2 labelled right
          right2 < right1 needs left1
          """);

  private final Set<String> rows = Set.of("left2");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''               | right2 right1 left3 left2 left1 base2 base1",
        "' : '            | right2 right1 left3 left2 left1 base2 base1",
        "base:heads       | right2 right1 left3 left2 left1 base2 base1",
        "base2:left2      | left2 left1 base2",
        "left1:           | left3 left2 left1",
        "left1:right2     | right2 left1",
        "left1:heads      | right2 left3 left2 left1",
        "base2:right2     | right2 right1 left1 base2",
        ":left1           | left1 base2 base1",
        ":base            | ''",
        "current:         | left3 left2",
        ":current         | left2 left1 base2 base1",
        "base2:current    | left2 left1 base2",
        "current:current  | left2",
        "current:+1       | left3 left2",
        "left:            | left3 left2 left1",
        "left@base:       | left3 left2 left1 base2 base1",
        ":left@head       | left3 left2 left1 base2 base1",
        ":right@head      | right2 right1 left1 base2 base1",
        ":left@head-1     | left2 left1 base2 base1",
        "base2:left2-1    | left1 base2",
        "base1:base1+1    | base2 base1",
        "left1:+2         | left3 left2 left1",
        ":+2              | base2 base1",
        "left@base:+3     | left1 base2 base1",
        ":left@+3         | left1 base2 base1",
        "-1:left2         | left2 left1",
        "-1:              | right2 right1 left3 left2",
        "-1:current       | left2 left1",
        "-99:left2        | left2 left1 base2 base1",
        "left@-1:         | left3 left2",
        "right@-1:        | right2 right1",
      })
  void eachFormListsItsRevisionsNewestFirst(String range, String expected) {
    assertThat(String.join(" ", ids(graph.history(range, rows)))).isEqualTo(expected);
  }

  @Test
  void aDatabaseWithoutRowsIsAtBase() {
    assertThat(ids(graph.history(":current", Set.of()))).isEmpty();
    assertThat(graph.history("current:", Set.of())).isEqualTo(graph.history("", Set.of()));
  }

  @Test
  void everythingIsTheUpgradeOrderBackwards() {
    assertThat(ids(graph.revisions()))
        .containsExactly("base1", "base2", "left1", "left2", "left3", "right1", "right2");
  }

  @Test
  void aRangeNeedsOneColon() {
    assertError(
        "left1",
        ResolutionException.class,
        """
        'left1' is no range: a range has one ':'.
        Write 'a:b', 'a:' for a and what follows it, or ':b' for b and what leads to it.""");
    assertError(
        "a:b:c",
        ResolutionException.class,
        """
        'a:b:c' is no range: a range has one ':'.
        Write 'a:b', 'a:' for a and what follows it, or ':b' for b and what leads to it.""");
  }

  @Test
  void aRangeThatLeadsNowhereNamesBothEnds() {
    assertError(
        "left2:left1",
        ResolutionException.class,
        """
        The range 'left2:left1' leads nowhere: 'left2' is not an ancestor of 'left1'.
        Write the older end first, and ends of which one leads to the other.""");
    assertError(
        "left2:base",
        ResolutionException.class,
        """
        The range 'left2:base' leads nowhere: 'left2' is not an ancestor of base.
        Write the older end first, and ends of which one leads to the other.""");
  }

  @Test
  void aRangeDoesNotBeginWithAWalk() {
    for (String start : new String[] {"left2-1", "left1+1", "+1"}) {
      assertError(
          start + ":",
          ResolutionException.class,
          """
          '%s' can't be where a range begins.
          Name a revision, or count down from the range's end, as in '-3:'."""
              .formatted(start));
    }
  }

  @Test
  void aRangeDoesNotEndByCountingFromItself() {
    for (String range : new String[] {":-1", "-1:+1"}) {
      assertError(
          range,
          ResolutionException.class,
          """
          '%s' can't be where this range ends.
          Name a revision, count up from the range's beginning, as in 'a:+2', or down from a revision, as in ':head-2'."""
              .formatted(range.substring(range.indexOf(':') + 1)));
    }
  }

  @Test
  void countingUpFromSeveralRevisionsIsAnError() {
    assertError(
        "heads:+1",
        ResolutionException.class,
        """
        '+1' counts from where the range 'heads:+1' begins, but that is at several revisions: 'left3', 'right2'.
        Name one of them: 'left3:+1'.""");
  }

  @Test
  void aRangeOfABranchEndsInIt() {
    assertError(
        "left@base:right2",
        NotInBranchException.class,
        """
        The range 'left@base:right2' leaves its branch: 'right2' is not a member of 'left'.
        Name an end in that branch, or leave out the branch.""");
  }

  @Test
  void anEndPastTheTopSaysHowFarOneCouldGo() {
    assertError(
        "left1:+9",
        WalkTooFarException.class,
        """
        '+9' goes 9 revisions up from 'left1', but only 2 follow it.
        Use '+2' at most.""");
  }

  @Test
  void currentIsTheRowsAndTheTipsTheyImply() {
    assertThat(graph.current(Set.of())).isEmpty();
    assertThat(graph.current(Set.of("left3"))).containsExactly("left3");
    assertThat(graph.current(Set.of("right2"))).containsExactly("right2", "left1");
    assertThat(graph.current(Set.of("right2", "left2"))).containsExactly("left2", "right2");
  }

  private void assertError(String range, Class<? extends AludelException> type, String message) {
    assertThatThrownBy(() -> graph.history(range, rows))
        .isExactlyInstanceOf(type)
        .hasMessage(message);
  }
}
