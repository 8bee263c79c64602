package dev.aludel.revision;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Long and wide histories: ten times the revisions take little more than ten times the work, which
 * is counted in bytes that are allocated.
 */
class SizeTest {

  /** Ten, and a logarithm's share. */
  private static final int TIMES = 20;

  @Test
  void fiveThousandRevisionsInALine() {
    counted(5_000, i -> i == 0 ? List.of() : List.of(i - 1), i -> List.of());
  }

  @Test
  void fiveThousandRevisionsInAHundredBranchesWithDependencies() {
    counted(
        5_000,
        i -> i < 100 ? List.of() : List.of(i - 100),
        i -> i > 200 && i % 7 == 0 ? List.of(i - 150) : List.of());
  }

  @Test
  void fiveThousandRootsOfWhichEachStaysARow() {
    counted(5_000, i -> List.of(), i -> List.of());
  }

  @Test
  void fiveThousandRevisionsForkedAndMergedAtRandom() {
    Random random = new Random(5);
    counted(
        5_000,
        i -> {
          List<Integer> parents = new ArrayList<>();
          for (int n = i == 0 ? 0 : 1 + random.nextInt(2); n > 0; n--) {
            int parent = Math.max(0, i - 1 - random.nextInt(50));
            if (!parents.contains(parent)) {
              parents.add(parent);
            }
          }
          return parents;
        },
        i -> i > 0 && i % 5 == 0 ? List.of(random.nextInt(i)) : List.of());
  }

  @Test
  void twentyThousandRevisionsInALineDontOverflowTheStack() {
    List<RevisionNode> nodes =
        nodes(20_000, i -> i == 0 ? List.of() : List.of(i - 1), i -> List.of());
    RevisionGraph graph = RevisionGraph.of(nodes);
    String head = id(19_999);
    Plan up = graph.planUpgrade(Set.of(), "head");
    assertThat(up.steps()).hasSize(20_000);
    assertThat(graph.planDowngrade(Set.of(head), "-20000").rowsAfter()).isEmpty();
    assertThat(graph.planUpgrade(Set.of(), "+20000").rowsAfter()).containsExactly(head);
    assertThat(graph.history("-19999:", Set.of())).hasSize(20_000);
    assertThat(graph.planStamp(Set.of(), List.of("head")).applied()).hasSize(20_000);
    assertThat(graph.current(Set.of(head))).containsExactly(head);
  }

  @Test
  void aLoopOfTwentyThousandRevisionsIsReportedInOneLine() {
    List<RevisionNode> nodes = nodes(20_000, i -> List.of(i == 0 ? 19_999 : i - 1), i -> List.of());
    assertThat(RevisionGraph.problems(nodes))
        .containsExactly(
            "Revisions form a cycle: r00000 -> r19999 -> r19998 -> r19997 -> r19996 -> r19995 ->"
                + " ... 19989 more ... -> r00005 -> r00004 -> r00003 -> r00002 -> r00001 -> r00000,"
                + " where each revises the next. Break it at one of them.");
  }

  private static void counted(
      int size, IntFunction<List<Integer>> parents, IntFunction<List<Integer>> dependencies) {
    work(size / 10, parents, dependencies);
    long few = work(size / 10, parents, dependencies);
    long many = work(size, parents, dependencies);
    assertThat(many).as("bytes, against %d for a tenth", few).isLessThan(TIMES * few);
  }

  private static long work(
      int size, IntFunction<List<Integer>> parents, IntFunction<List<Integer>> dependencies) {
    List<RevisionNode> nodes = nodes(size, parents, dependencies);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    RevisionGraph graph = RevisionGraph.of(nodes);
    Plan up = graph.planUpgrade(Set.of(), "heads");
    Plan down = graph.planDowngrade(up.rowsAfter(), "base");
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(up.steps()).hasSize(size);
    assertThat(up.rowsAfter()).isEqualTo(graph.realHeads());
    assertThat(down.rowsAfter()).isEmpty();
    return allocated;
  }

  private static List<RevisionNode> nodes(
      int size, IntFunction<List<Integer>> parents, IntFunction<List<Integer>> dependencies) {
    List<RevisionNode> nodes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      nodes.add(
          new RevisionNode(
              id(i), ids(parents.apply(i)), ids(dependencies.apply(i)), List.of(), "", ""));
    }
    return nodes;
  }

  private static List<String> ids(List<Integer> numbers) {
    return numbers.stream().map(SizeTest::id).toList();
  }

  private static String id(int number) {
    return String.format(Locale.ROOT, "r%05d", number);
  }
}
