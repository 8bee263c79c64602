package dev.aludel.revision;

import static dev.aludel.revision.GraphText.graph;
import static dev.aludel.revision.GraphText.nodes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.InvalidRevisionsException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each way in which revisions fail to be a graph, with its whole message. */
class LoadingTest {

  @Test
  void aDuplicateIdNamesBothOrigins() {
    assertProblems(
        """
        a1 in x/a1_one.sql
        b1 < a1 in x/b1_one.sql
        b1 < a1 in y.jar!/b1_two.sql
        """,
        "The id 'b1' is used twice, in 'x/b1_one.sql' and 'y.jar!/b1_two.sql'. Give each revision"
            + " an id of its own.");
  }

  @Test
  void aDuplicateIdWithoutOriginsIsNamedAlone() {
    assertProblems(
        "b1\nb1\nb1", "The id 'b1' is used 3 times. Give each revision an id of its own.");
  }

  @Test
  void idsThatDifferOnlyInLetterCaseClash() {
    assertProblems(
        """
        abcd in one.sql
        ABCD < abcd in two.sql
        """,
        "The ids 'ABCD' in 'two.sql' and 'abcd' in 'one.sql' differ only in letter case. Rename all"
            + " but one of them.");
  }

  @Test
  void aMissingParentNamesWhoAsksAndTheNearestId() {
    assertProblems(
        """
        20240101_120000
        20240102_120000 < 20240101_120001 in b.sql
        """,
        "Revision '20240102_120000' in 'b.sql' revises '20240101_120001', which doesn't exist. Did"
            + " you mean '20240101_120000'?");
  }

  @Test
  void aMissingParentUnlikeEveryIdSuggestsNone() {
    assertProblems(
        "20240101_120000\n20240102_120000 < wholly_other",
        "Revision '20240102_120000' revises 'wholly_other', which doesn't exist. Add that revision,"
            + " or name one that exists.");
  }

  @Test
  void aLabelIsNoParent() {
    assertProblems(
        "a1 labelled users\nb1 < users",
        "Revision 'b1' revises 'users', which doesn't exist. It is a label of 'a1': name the id.");
  }

  @Test
  void theBeginningOfAnIdIsNoParent() {
    assertProblems(
        "abcdef\nb1 < abcd",
        "Revision 'b1' revises 'abcd', which doesn't exist. Add that revision, or name one that"
            + " exists.");
  }

  @Test
  void aMissingDependencyNamesWhoAsksAndTheNearestName() {
    assertProblems(
        """
        a1 labelled billing
        b1 < a1 needs biling in b.sql
        """,
        "Revision 'b1' in 'b.sql' depends on 'biling', which is neither a revision nor a label. Did"
            + " you mean 'billing'?");
  }

  @Test
  void aParentNamedTwiceIsAProblem() {
    assertProblems("a1\nb1 < a1,a1", "Revision 'b1' revises 'a1' twice. Name each parent once.");
  }

  @Test
  void aCyclePrintsTheLoop() {
    assertProblems(
        """
        root
        b1 < a1,root
        a1 < b1
        """,
        "Revisions form a cycle: a1 -> b1 -> a1, where each revises the next. Break it at one of"
            + " them.");
  }

  @Test
  void aCycleWithoutAnyBaseOrHeadPrintsTheLoop() {
    assertProblems(
        "a1 < c1\nb1 < a1\nc1 < b1",
        "Revisions form a cycle: a1 -> c1 -> b1 -> a1, where each revises the next. Break it at one"
            + " of them.");
  }

  @Test
  void aCycleThroughADependencyPrintsTheLoop() {
    assertProblems(
        """
        a1 needs lab
        b1 labelled lab
        b2 < b1 needs a2
        b0 needs b2
        a2 < a1 needs b0
        """,
        "Revisions form a cycle: a2 -> b0 -> b2 -> a2, where each revises or depends on the next."
            + " Break it at one of them.");
  }

  @Test
  void eachCycleIsReportedOnceAndALongOneIsShortened() {
    StringBuilder text = new StringBuilder("x1 < x2\nx2 < x1 needs r00\nr00 < r19\n");
    for (int i = 1; i < 20; i++) {
      text.append("r%02d < r%02d%n".formatted(i, i - 1));
    }
    assertProblems(
        text.toString(),
        "Revisions form a cycle: r00 -> r19 -> r18 -> r17 -> r16 -> r15 -> ... 9 more ... -> r05 ->"
            + " r04 -> r03 -> r02 -> r01 -> r00, where each revises the next. Break it at one of"
            + " them.",
        "Revisions form a cycle: x1 -> x2 -> x1, where each revises the next. Break it at one of"
            + " them.");
  }

  @Test
  void aSelfLoopIsNamed() {
    assertProblems(
        "a1 < a1 in a.sql",
        "Revision 'a1' in 'a.sql' revises itself. Name the revision that it follows, or none.");
  }

  @Test
  void aDependencyOnItselfIsNamed() {
    assertProblems(
        "a1 needs a1", "Revision 'a1' depends on itself. Name another revision, or none.");
  }

  @Test
  void aDependencyOnItsOwnLabelIsNamed() {
    assertProblems(
        "a1 needs lab labelled lab",
        "Revision 'a1' depends on itself by its label 'lab'. Name another revision, or none.");
  }

  @Test
  void aLabelUsedTwiceNamesBothRevisions() {
    assertProblems(
        """
        a1 labelled lab in a.sql
        b1 < a1 labelled lab in b.sql
        """,
        "The label 'lab' is used twice, by 'a1' in 'a.sql' and 'b1' in 'b.sql'. Take it from all but"
            + " one of them.");
  }

  @Test
  void aLabelEqualToAnIdNamesBothRevisions() {
    assertProblems(
        """
        a1 labelled b1 in a.sql
        b1 < a1 in b.sql
        """,
        "The label 'b1' of 'a1' in 'a.sql' is the id of a revision in 'b.sql' as well. Choose"
            + " another label.");
  }

  @Test
  void anIdWithAnIllegalCharacterIsNamed() {
    assertProblems(
        "a-1 in a-1.sql",
        "The id 'a-1' in 'a-1.sql' has the character '-'. Give it an id of 1 to 64 of the characters"
            + " 'A-Z', 'a-z', '0-9', '_' and '.', and none of 'head', 'heads', 'base', 'current'.");
  }

  @Test
  void anIdWithAControlCharacterIsNamedByItsCode() {
    assertThat(RevisionGraph.problems(List.of(RevisionNode.of("a\u0000"))))
        .containsExactly(
            "The id 'a\u0000' has the character U+0000. Give it an id of 1 to 64 of the characters"
                + " 'A-Z', 'a-z', '0-9', '_' and '.', and none of 'head', 'heads', 'base',"
                + " 'current'.");
  }

  @Test
  void anEmptyIdIsNamed() {
    assertThat(
            RevisionGraph.problems(
                List.of(new RevisionNode("", List.of(), List.of(), List.of(), "", "_x.sql"))))
        .containsExactly(
            "The id '' in '_x.sql' is empty. Give it an id of 1 to 64 of the characters 'A-Z',"
                + " 'a-z', '0-9', '_' and '.', and none of 'head', 'heads', 'base', 'current'.");
  }

  @Test
  void eachReservedWordIsRefusedInAnyLetterCase() {
    for (String word : List.of("head", "heads", "base", "current", "HEAD")) {
      assertProblems(
          word + " in x.sql",
          "The id '"
              + word
              + "' in 'x.sql' is a reserved word. Give it an id of 1 to 64 of the characters"
              + " 'A-Z', 'a-z', '0-9', '_' and '.', and none of 'head', 'heads', 'base',"
              + " 'current'.");
    }
  }

  @Test
  void anIdMayHave64CharactersAndNotOneMore() {
    assertThat(RevisionGraph.problems(List.of(RevisionNode.of("a".repeat(64))))).isEmpty();
    assertProblems(
        "a".repeat(65),
        "The id '"
            + "a".repeat(65)
            + "' has 65 characters. Give it an id of 1 to 64 of the characters 'A-Z', 'a-z', '0-9',"
            + " '_' and '.', and none of 'head', 'heads', 'base', 'current'.");
  }

  @Test
  void anIllegalLabelIsNamed() {
    assertProblems(
        "a1 labelled my@lab in a.sql",
        "The label 'my@lab' of 'a1' in 'a.sql' has the character '@'. Give it a label of 1 to 64 of"
            + " the characters 'A-Z', 'a-z', '0-9', '_' and '.', and none of 'head', 'heads',"
            + " 'base', 'current'.");
  }

  @Test
  void aReservedLabelIsNamed() {
    assertProblems(
        "a1 labelled base",
        "The label 'base' of 'a1' is a reserved word. Give it a label of 1 to 64 of the characters"
            + " 'A-Z', 'a-z', '0-9', '_' and '.', and none of 'head', 'heads', 'base', 'current'.");
  }

  @Test
  void allProblemsAreInOneMessage() {
    assertThatThrownBy(() -> graph("a1 < gone\nb1 needs b1"))
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessage(
            """
            Found 2 problems in the revisions:
            - Revision 'a1' revises 'gone', which doesn't exist. Add that revision, or name one that exists.
            - Revision 'b1' depends on itself. Name another revision, or none.""");
  }

  @Test
  void theProblemsDontDependOnTheOrderOfTheRevisions() {
    List<RevisionNode> nodes =
        new ArrayList<>(nodes("a1 < b1\nb1 < a1\nc1 < gone\nc1 labelled a1\nd1 needs d1"));
    List<String> problems = RevisionGraph.problems(nodes);
    assertThat(problems).hasSize(5);
    Collections.reverse(nodes);
    assertThat(RevisionGraph.problems(nodes)).isEqualTo(problems);
  }

  @Test
  void aSoundGraphHasNoProblems() {
    assertThat(
            RevisionGraph.problems(
                nodes("a1 labelled lab\nb1 < a1 needs a1\nc1 needs lab\nm1 < a1,b1 needs c1,b1")))
        .isEmpty();
  }

  @Test
  void noRevisionsAreAGraph() {
    RevisionGraph empty = RevisionGraph.of(List.of());
    assertThat(empty.revisions()).isEmpty();
    assertThat(empty.planUpgrade(List.of(), "head").steps()).isEmpty();
    assertThat(empty.planDowngrade(List.of(), "base").steps()).isEmpty();
    assertThat(empty.history("", List.of())).isEmpty();
  }

  private static void assertProblems(String text, String... problems) {
    assertThat(RevisionGraph.problems(nodes(text))).containsExactly(problems);
    assertThatThrownBy(() -> graph(text))
        .isInstanceOfSatisfying(
            InvalidRevisionsException.class,
            e -> assertThat(e.problems()).containsExactly(problems));
  }
}
