package dev.aludel.revision;

import dev.aludel.internal.text.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The names that look most like a mistyped one. */
final class Nearest {

  private static final int MOST = 3;

  private Nearest() {}

  /**
   * {@return at most three of the names, nearest first; none where none is near} Near means that at
   * most a quarter of the characters (one of three to seven, none of fewer) must be changed, added,
   * left out or swapped with their neighbour, without regard to letter case.
   */
  static List<String> to(String name, Collection<String> names) {
    int reach = name.length() < 3 ? 0 : Math.max(1, name.length() / 4);
    return names.stream()
        .filter(other -> Math.abs(name.length() - other.length()) <= reach)
        .map(other -> new Candidate(other, Spelling.distance(name, other)))
        .filter(candidate -> candidate.distance() <= reach)
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(MOST)
        .map(Candidate::name)
        .toList();
  }

  private record Candidate(String name, int distance) {}
}
