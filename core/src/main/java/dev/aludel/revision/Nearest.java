package dev.aludel.revision;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

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
    String wanted = name.toLowerCase(Locale.ROOT);
    int reach = wanted.length() < 3 ? 0 : Math.max(1, wanted.length() / 4);
    return names.stream()
        .map(other -> new Candidate(other, distance(wanted, other, reach)))
        .filter(candidate -> candidate.distance() <= reach)
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(MOST)
        .map(Candidate::name)
        .toList();
  }

  private record Candidate(String name, int distance) {}

  /** The distance with swaps (optimal string alignment); stops early where it exceeds the reach. */
  private static int distance(String wanted, String other, int reach) {
    String candidate = other.toLowerCase(Locale.ROOT);
    if (Math.abs(wanted.length() - candidate.length()) > reach) {
      return Integer.MAX_VALUE;
    }
    int[] before = new int[candidate.length() + 1];
    int[] last = new int[candidate.length() + 1];
    for (int j = 0; j < last.length; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= wanted.length(); i++) {
      int[] row = new int[candidate.length() + 1];
      row[0] = i;
      int least = i;
      for (int j = 1; j < row.length; j++) {
        int change = wanted.charAt(i - 1) == candidate.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(last[j - 1] + change, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && wanted.charAt(i - 1) == candidate.charAt(j - 2)
            && wanted.charAt(i - 2) == candidate.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > reach) {
        return Integer.MAX_VALUE;
      }
      before = last;
      last = row;
    }
    return last[candidate.length()];
  }
}
