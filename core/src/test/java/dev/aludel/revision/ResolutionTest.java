package dev.aludel.revision;

import static dev.aludel.revision.GraphText.graph;
import static dev.aludel.revision.GraphText.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.error.AmbiguousPrefixException;
import dev.aludel.error.MultipleHeadsException;
import dev.aludel.error.NotInBranchException;
import dev.aludel.error.ResolutionException;
import dev.aludel.error.UnknownLabelException;
import dev.aludel.error.UnknownRevisionException;
import dev.aludel.error.WalkTooFarException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an identifier names, and what is said where it names nothing. */
class ResolutionTest {

  /** A fork at {@code trunk2} into two labelled branches, and a tree of its own. */
  private final RevisionGraph graph =
      graph(
          """
          trunk1
          trunk2 < trunk1 "add users"
          order1 < trunk2 labelled orders "add orders"
          order2 < order1
          bill1 < trunk2 labelled bills "add bills"
          bill2 < bill1
          solo1 labelled solo
          abc < solo1
          """);

  private final Set<String> rows = Set.of("order1", "abc");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "heads          | abc bill2 order2",
        "base           | ''",
        "current        | abc order1",
        "order1         | order1",
        "orde           | orde?",
        "order2         | order2",
        "tr             | tr?",
        "bills          | bill1",
        "solo1          | solo1",
        "so             | solo1",
        "abc            | abc",
        "orders@head    | order2",
        "orders@heads   | order2",
        "orders@base    | ''",
        "orders@order1  | order1",
        "orders@trunk1  | trunk1",
        "orders@o       | o?",
        "bills@b        | b?",
        "orders@orders  | order1",
        "order1@head    | order2",
        "solo1@head     | abc",
        "sol@head       | abc",
        "orders@current | order1",
        "-1             | bill1 order1 solo1",
        "orders@-1      | order1",
        "orders@-3      | trunk1",
      })
  void eachFormNamesItsRevisions(String identifier, String expected) {
    if (expected.endsWith("?")) {
      assertThatThrownBy(() -> graph.resolve(identifier, rows))
          .isInstanceOf(AmbiguousPrefixException.class);
    } else {
      List<String> named = expected.isEmpty() ? List.of() : List.of(expected.split(" "));
      assertThat(ids(graph.resolve(identifier, rows))).isEqualTo(named);
    }
  }

  @Test
  void anUnknownRevisionSuggestsTheNearest() {
    assertError(
        "ordr1",
        UnknownRevisionException.class,
        """
        There is no revision 'ordr1': no id or label is called so, and no id begins so.
        Did you mean 'order1'?""");
    assertError(
        "haed",
        UnknownRevisionException.class,
        """
        There is no revision 'haed': no id or label is called so, and no id begins so.
        Did you mean 'head'?""");
  }

  @Test
  void anUnknownRevisionUnlikeAllSuggestsNone() {
    assertError(
        "nosuchrev",
        UnknownRevisionException.class,
        """
        There is no revision 'nosuchrev': no id or label is called so, and no id begins so.
        See which there are with 'history'.""");
  }

  @Test
  void aPrefixWithALabelFindsOnlyItsLineage() {
    assertThat(ids(graph.resolve("orders@order2", rows))).containsExactly("order2");
    assertThat(ids(graph.resolve("order2@order1", rows))).containsExactly("order1");
    assertError(
        "orders@bi",
        UnknownRevisionException.class,
        """
        There is no revision 'bi' in branch 'orders': no id or label is called so, and no id begins so.
        See which there are with 'history'.""");
  }

  @Test
  void anAmbiguousPrefixListsTheCandidates() {
    assertError(
        "tr",
        AmbiguousPrefixException.class,
        """
        'tr' is the beginning of 2 ids: 'trunk1', 'trunk2' (add users).
        Write more of the id that you mean.""");
    assertError(
        "tr@head",
        AmbiguousPrefixException.class,
        """
        'tr' is the beginning of 2 ids: 'trunk1', 'trunk2' (add users).
        Write more of the id that you mean.""");
  }

  @Test
  void anAmbiguousPrefixCutsALongListInTheMessageOnly() {
    StringBuilder text = new StringBuilder("r100\n");
    for (int i = 101; i < 115; i++) {
      text.append("r%d < r%d%n".formatted(i, i - 1));
    }
    assertThatThrownBy(() -> graph(text.toString()).resolve("r1", Set.of()))
        .isInstanceOfSatisfying(
            AmbiguousPrefixException.class, e -> assertThat(e.candidates()).hasSize(15))
        .hasMessage(
            """
            'r1' is the beginning of 15 ids: 'r100', 'r101', 'r102', 'r103', 'r104', 'r105', 'r106', 'r107', 'r108', 'r109', 'r110', 'r111' and 3 more.
            Write more of the id that you mean.""");
  }

  @Test
  void anUnknownLabelSuggestsTheNearest() {
    assertError(
        "order@head",
        AmbiguousPrefixException.class,
        """
        'order' is the beginning of 2 ids: 'order1' (add orders), 'order2'.
        Write more of the id that you mean.""");
    assertError(
        "odrers@head",
        UnknownLabelException.class,
        """
        There is no branch 'odrers': no label or id is called so, and no id begins so.
        Did you mean 'orders'?""");
    assertError(
        "stock@base",
        UnknownLabelException.class,
        """
        There is no branch 'stock': no label or id is called so, and no id begins so.
        See which there are with 'history'.""");
  }

  @Test
  void aReservedWordIsNoBranch() {
    assertError(
        "heads@order1",
        UnknownLabelException.class,
        """
        There is no branch 'heads': no label or id is called so, and no id begins so.
        See which there are with 'history'.""");
  }

  @Test
  void aRevisionOfAnotherBranchIsNotAMember() {
    assertError(
        "orders@bill2",
        NotInBranchException.class,
        """
        'bill2' is not a member of branch 'orders': it lies neither above nor below 'order1' (add orders).
        Leave out 'orders@', or name a revision of that branch.""");
  }

  @Test
  void severalHeadsNameTheMergeToType() {
    RevisionGraph two =
        graph(
            """
            20250301_090000
            20250301_101500 < 20250301_090000 "add orders"
            20250301_113000 < 20250301_090000 "add invoices"
            """);
    assertThatThrownBy(() -> two.planUpgrade(Set.of(), "head"))
        .isInstanceOfSatisfying(
            MultipleHeadsException.class,
            e -> assertThat(e.heads()).containsExactly("20250301_101500", "20250301_113000"))
        .hasMessage(
            """
            Found 2 heads: '20250301_101500' (add orders), '20250301_113000' (add invoices).
            Join them with 'merge 20250301_101500 20250301_113000', or name the one you want: 'upgrade 20250301_101500'. The merge is a new file with the line '-- @revises 20250301_101500, 20250301_113000'. Until then 'upgrade heads' takes all of them.""");
    assertThatThrownBy(() -> two.planStamp(Set.of(), List.of("head")))
        .isInstanceOf(MultipleHeadsException.class)
        .hasMessageContaining("or name the one you want: 'stamp 20250301_101500'.")
        .hasMessageEndingWith("Until then 'stamp heads' takes all of them.");
    assertThatThrownBy(() -> two.planDowngrade(Set.of(), "heads"))
        .isInstanceOf(MultipleHeadsException.class)
        .hasMessageContaining("or name the one you want: 'downgrade 20250301_101500'.")
        .hasMessageEndingWith("the line '-- @revises 20250301_101500, 20250301_113000'.");
    assertThatThrownBy(() -> two.history(":head", Set.of()))
        .isInstanceOf(MultipleHeadsException.class)
        .hasMessageContaining("or name the one you want: 'history -r :20250301_101500'.");
    assertThatThrownBy(() -> two.history("head:", Set.of()))
        .hasMessageContaining("or name the one you want: 'history -r 20250301_101500:'.");
    assertThatThrownBy(() -> two.history("base:head-1", Set.of()))
        .hasMessageContaining("or name the one you want: 'history -r base:20250301_101500-1'.");
    assertThatThrownBy(() -> two.planDowngrade(Set.of(), "head-1"))
        .hasMessageContaining("or name the one you want: 'downgrade 20250301_101500-1'.");
    assertThatThrownBy(() -> two.planUpgrade(Set.of(), "head-1"))
        .hasMessageContaining("or name the one you want: 'upgrade 20250301_101500-1'.")
        .hasMessageEndingWith("the line '-- @revises 20250301_101500, 20250301_113000'.");
    assertThatThrownBy(() -> two.resolve("head", "rebase 20250301_101500 --onto"))
        .hasMessageContaining(
            "or name the one you want: 'rebase 20250301_101500 --onto 20250301_113000'.");
    assertThatThrownBy(() -> two.resolve("head", "rebase %s --onto 20250301_090000"))
        .hasMessageContaining(
            "or name the one you want: 'rebase 20250301_101500 --onto 20250301_090000'.");
  }

  @Test
  void headsOfTreesThatHaveNothingInCommonAreNotToBeJoined() {
    RevisionGraph trees =
        graph(
            """
            aaaa1
            bbbb1
            bbbb2 < bbbb1
            """);
    assertThatThrownBy(() -> trees.planUpgrade(Set.of(), "head"))
        .isInstanceOf(MultipleHeadsException.class)
        .hasMessage(
            """
            Found 2 heads: 'aaaa1', 'bbbb2'.
            They have no revision in common, so each is a tree of its own. Take all of them with 'upgrade heads', or name the one you want: 'upgrade aaaa1'.""");
    assertThatThrownBy(() -> trees.planDowngrade(Set.of(), "head-1"))
        .isInstanceOf(MultipleHeadsException.class)
        .hasMessageEndingWith(
            "each is a tree of its own. Name the one you want: 'downgrade aaaa1-1'.");
  }

  @Test
  void manyHeadsAreNotAllNamed() {
    List<RevisionNode> nodes = new ArrayList<>(List.of(RevisionNode.of("root")));
    for (int i = 10; i < 30; i++) {
      nodes.add(RevisionNode.of("head_" + i, "root"));
    }
    RevisionGraph many = RevisionGraph.of(nodes);
    assertThatThrownBy(() -> many.planUpgrade(Set.of(), "head"))
        .isInstanceOfSatisfying(
            MultipleHeadsException.class, e -> assertThat(e.heads()).hasSize(20))
        .hasMessageContaining("'head_21' and 8 more.")
        .hasMessageEndingWith(
            "Join them with 'merge heads', or name the one you want: 'upgrade head_10'. Until then 'upgrade heads' takes all of them.");
  }

  @Test
  void severalHeadsOfABranchNameTheBranch() {
    assertError(
        "trunk2@head",
        MultipleHeadsException.class,
        """
        Found 2 heads of branch 'trunk2': 'bill2', 'order2'.
        Join them with 'merge bill2 order2', or name the one you want: 'show bill2'. The merge is a new file with the line '-- @revises bill2, order2'.""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x+1y", "x@y@z", "@head", "head@", "+", "-", "a+1+2", "a b", "a-b", "é", "+ 1", "a@"
      })
  void anIdentifierIsMatchedWhole(String identifier) {
    assertThatThrownBy(() -> graph.resolve(identifier, rows))
        .isInstanceOfSatisfying(
            ResolutionException.class, e -> assertThat(e.identifier()).isEqualTo(identifier))
        .hasMessageStartingWith("'" + identifier + "' has the form of no identifier");
  }

  @Test
  void aMalformedIdentifierSaysWhichFormsThereAre() {
    assertError(
        "a/b",
        ResolutionException.class,
        """
        'a/b' has the form of no identifier: it has the character '/'.
        Use 'head', 'heads', 'base', an id or its beginning, or a label, with 'label@' before it or '+N' or '-N' behind it.""");
    assertError(
        "",
        ResolutionException.class,
        """
        The identifier is empty.
        Use 'head', 'heads', 'base', an id or its beginning, or a label, with 'label@' before it or '+N' or '-N' behind it.""");
  }

  @Test
  void aRangeIsForHistoryOnly() {
    assertError(
        "a:b",
        ResolutionException.class,
        """
        'a:b' is a range, and only one end of it is wanted here.
        Name one revision; a range is for 'history'.""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+1", "order1+1", "order2-1", "orders@+1", "-0", "+0", "head-1", "base+1"})
  void showTakesNoNumberButDownFromTheHeads(String identifier) {
    assertError(
        identifier,
        ResolutionException.class,
        """
        '%s' counts from a revision, which 'show' doesn't take.
        Name the revision itself, or count down from the heads, as in '-1'."""
            .formatted(identifier));
  }

  @Test
  void countingBelowTheHeadsDoesNotPassBase() {
    assertError(
        "orders@-4",
        WalkTooFarException.class,
        """
        'orders@-4' goes 4 revisions down from 'order2', but only 3 lie below it.
        Use 'orders@-3' at most.""");
  }

  @Test
  void aHugeNumberIsJustTooFar() {
    assertError(
        "orders@-99999999999999999999",
        WalkTooFarException.class,
        """
        'orders@-99999999999999999999' goes 999999999 revisions down from 'order2', but only 3 lie below it.
        Use 'orders@-3' at most.""");
  }

  @Test
  void unknownRowsAreTheCallersMistake() {
    assertThatThrownBy(() -> graph.resolve("head", Set.of("gone")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no revision 'gone'");
    assertThatThrownBy(() -> graph.planUpgrade(Set.of("trunk1", "order1"), "heads"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows are ancestors of other rows: [trunk1]");
  }

  private void assertError(
      String identifier, Class<? extends AludelException> type, String message) {
    assertThatThrownBy(() -> graph.resolve(identifier, rows))
        .isExactlyInstanceOf(type)
        .hasMessage(message);
  }
}
