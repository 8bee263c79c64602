package dev.aludel.revision;

import static dev.aludel.revision.GraphText.ran;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.property.Property;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What holds for every graph: random ones, with forks, merges, dependencies and labels. */
class GraphPropertiesTest {

  private static final int TRIES = 400;

  @Test
  void revisionsAreAGraphIfAndOnlyIfTheyHaveNoProblem() {
    List<String> names = List.of("a", "b", "c", "d", "A", "head", "x-y", "");
    Property.holds(
        4 * TRIES,
        random -> {
          int sound = random.nextInt(4, names.size() + 1);
          List<String> some = names.subList(0, sound);
          List<RevisionNode> nodes =
              random.list(
                  5,
                  each ->
                      new RevisionNode(
                          each.of(some),
                          each.list(2, one -> one.of(some)),
                          each.list(each.nextInt(2), one -> one.of(names.subList(0, 4))),
                          each.list(each.nextInt(2), one -> one.of(List.of("l", "m", "a"))),
                          "",
                          ""));
          List<String> problems = RevisionGraph.problems(random.show("revisions", nodes));
          if (problems.isEmpty()) {
            assertThat(RevisionGraph.of(nodes).revisions()).hasSameElementsAs(nodes);
          } else {
            assertThatThrownBy(() -> RevisionGraph.of(nodes))
                .isInstanceOfSatisfying(
                    InvalidRevisionsException.class,
                    e -> assertThat(e.problems()).isEqualTo(problems));
          }
        });
  }

  @Test
  void afterEachStepTheRowsAreThoseOfWhatIsApplied() {
    Property.holds(
        TRIES,
        random -> {
          RevisionGraph graph = randomGraph(random);
          SortedSet<String> rows = new TreeSet<>();
          for (int i = 0; i < 6; i++) {
            Plan plan = randomPlan(graph, rows, random);
            Set<String> applied = new HashSet<>(graph.ancestors(rows));
            SortedSet<String> before = plan.rows();
            for (Step step : plan.steps()) {
              String id = step.revision().id();
              assertThat(step.rowsBefore()).isEqualTo(before);
              assertThat(
                      step.direction() == Direction.UPGRADE ? applied.add(id) : applied.remove(id))
                  .isTrue();
              assertThat(step.rowsAfter()).isEqualTo(graph.rowsOf(applied));
              assertThat(graph.ancestors(step.rowsAfter())).isEqualTo(applied);
              assertThat(graph.overlaps(step.rowsAfter())).isEmpty();
              before = step.rowsAfter();
            }
            rows = plan.rowsAfter();
          }
        });
  }

  @Test
  void upgradeToHeadsAndDowngradeToBaseEndWithoutRows() {
    Property.holds(
        TRIES,
        random -> {
          RevisionGraph graph = randomGraph(random);
          Plan up = graph.planUpgrade(Set.of(), "heads");
          assertThat(up.rowsAfter()).isEqualTo(graph.realHeads());
          assertThat(up.steps()).hasSameSizeAs(graph.revisions());
          Plan down = graph.planDowngrade(up.rowsAfter(), "base");
          assertThat(down.rowsAfter()).isEmpty();
          List<String> reversed = new ArrayList<>(ran(up));
          Collections.reverse(reversed);
          assertThat(ran(down)).isEqualTo(reversed);
        });
  }

  @Test
  void aDowngradeUndoesTheAppliedDescendantsOfTheTargetsChildren() {
    Property.holds(
        TRIES,
        random -> {
          RevisionGraph graph = randomGraph(random);
          SortedSet<String> rows = randomRows(graph, random);
          Set<String> applied = graph.ancestors(rows);
          for (RevisionNode target : graph.revisions()) {
            Set<String> expected = new HashSet<>(graph.descendants(graph.children(target.id())));
            expected.retainAll(applied);
            if (expected.isEmpty() && !rows.contains(target.id())) {
              assertThat(fails(() -> graph.planDowngrade(rows, target.id()))).isTrue();
            } else {
              assertThat(ran(graph.planDowngrade(rows, target.id())))
                  .containsExactlyInAnyOrderElementsOf(expected);
            }
          }
        });
  }

  @Test
  void anUpgradeRunsTheAncestorsThatAreMissing() {
    Property.holds(
        TRIES,
        random -> {
          RevisionGraph graph = randomGraph(random);
          SortedSet<String> rows = randomRows(graph, random);
          for (RevisionNode target : graph.revisions()) {
            Set<String> expected = new HashSet<>(graph.ancestors(List.of(target.id())));
            expected.removeAll(graph.ancestors(rows));
            assertThat(ran(graph.planUpgrade(rows, target.id())))
                .containsExactlyInAnyOrderElementsOf(expected);
          }
        });
  }

  @Test
  void theSmallestIdWhoseNeedsHaveRunIsNext() {
    Property.holds(
        TRIES,
        random -> {
          RevisionGraph graph = randomGraph(random);
          Plan plan = graph.planUpgrade(randomRows(graph, random), "heads");
          Set<String> applied = new HashSet<>(graph.ancestors(plan.rows()));
          Set<String> left = new TreeSet<>(ran(plan));
          for (String id : ran(plan)) {
            assertThat(left.stream().filter(other -> ready(graph, other, applied)).findFirst())
                .contains(id);
            left.remove(id);
            applied.add(id);
          }
        });
  }

  @Test
  void aDowngradeRunsTheExactReverseOfTheUpgradeOfTheSameSet() {
    Property.holds(
        TRIES,
        random -> {
          RevisionGraph graph = randomGraph(random);
          SortedSet<String> rows = randomRows(graph, random);
          Plan up = graph.planUpgrade(rows, "heads");
          for (RevisionNode target : graph.revisions()) {
            if (!fails(() -> graph.planDowngrade(graph.realHeads(), target.id()))) {
              Plan down = graph.planDowngrade(graph.realHeads(), target.id());
              Plan back = graph.planUpgrade(down.rowsAfter(), "heads");
              List<String> reversed = new ArrayList<>(ran(back));
              Collections.reverse(reversed);
              assertThat(ran(down)).isEqualTo(reversed);
              assertThat(back.rowsAfter()).isEqualTo(up.rowsAfter());
            }
          }
        });
  }

  @Test
  void anUpgradeDoneTwiceHasNothingLeftToDo() {
    Property.holds(
        TRIES,
        random -> {
          RevisionGraph graph = randomGraph(random);
          SortedSet<String> rows = new TreeSet<>();
          for (int i = 0; i < 5; i++) {
            String target = graph.revisions().get(random.nextInt(graph.revisions().size())).id();
            Plan plan = graph.planUpgrade(rows, target);
            assertThat(graph.planUpgrade(rows, target)).isEqualTo(plan);
            assertThat(graph.planUpgrade(plan.rowsAfter(), target).steps()).isEmpty();
            rows = plan.rowsAfter();
          }
        });
  }

  @Test
  void everyStampLeavesItsTargetsAsRowsAndNoOverlap() {
    Property.holds(
        TRIES,
        random -> {
          RevisionGraph graph = randomGraph(random);
          SortedSet<String> rows = randomRows(graph, random);
          for (RevisionNode target : graph.revisions()) {
            StampPlan plan = graph.planStamp(rows, List.of(target.id()));
            assertThat(plan.rowsAfter()).contains(target.id());
            assertThat(graph.overlaps(plan.rowsAfter())).isEmpty();
            Set<String> applied = new HashSet<>(graph.ancestors(rows));
            plan.notApplied().forEach(node -> applied.remove(node.id()));
            plan.applied().forEach(node -> applied.add(node.id()));
            assertThat(graph.ancestors(plan.rowsAfter())).isEqualTo(applied);
          }
        });
  }

  private static boolean ready(RevisionGraph graph, String id, Set<String> applied) {
    Set<String> needs = new HashSet<>(graph.ancestors(List.of(id)));
    needs.remove(id);
    return applied.containsAll(needs);
  }

  private static boolean fails(Runnable plan) {
    try {
      plan.run();
      return false;
    } catch (AludelException e) {
      return true;
    }
  }

  /** Any plan to a random revision, up or down; nothing to do where that is impossible. */
  private static Plan randomPlan(RevisionGraph graph, SortedSet<String> rows, Random random) {
    String target = graph.revisions().get(random.nextInt(graph.revisions().size())).id();
    if (random.nextInt(3) > 0 || fails(() -> graph.planDowngrade(rows, target))) {
      return graph.planUpgrade(rows, random.nextInt(6) == 0 ? "heads" : target);
    }
    return graph.planDowngrade(rows, target);
  }

  private static SortedSet<String> randomRows(RevisionGraph graph, Random random) {
    SortedSet<String> rows = new TreeSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      rows = randomPlan(graph, rows, random).rowsAfter();
    }
    return rows;
  }

  private static RevisionGraph randomGraph(Random random) {
    List<String> ids = new ArrayList<>();
    for (int i = random.nextInt(1, 25); i > 0; i--) {
      ids.add("r%02d".formatted(i));
    }
    Collections.shuffle(ids, random);
    List<RevisionNode> nodes = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    int baseOdds = random.nextInt(2, 12);
    for (int i = 0; i < ids.size(); i++) {
      List<String> before = ids.subList(0, i);
      Set<String> revises = new TreeSet<>();
      if (i > 0 && random.nextInt(baseOdds) > 0) {
        for (int n = random.nextInt(5) == 0 ? 3 : 1; n > 0; n--) {
          revises.add(before.get(random.nextInt(i)));
        }
      }
      Set<String> needs = new TreeSet<>();
      if (i > 0 && random.nextInt(5) == 0) {
        needs.add(before.get(random.nextInt(i)));
      }
      if (!labels.isEmpty() && random.nextInt(10) == 0) {
        needs.add(labels.get(random.nextInt(labels.size())));
      }
      List<String> own = random.nextInt(6) == 0 ? List.of("lab" + i) : List.of();
      nodes.add(
          new RevisionNode(ids.get(i), List.copyOf(revises), List.copyOf(needs), own, "", ""));
      labels.addAll(own);
    }
    Collections.shuffle(nodes, random);
    return RevisionGraph.of(nodes);
  }
}
