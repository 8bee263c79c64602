package dev.aludel.revision;

import java.util.Arrays;

/** Edges between numbered revisions: for each revision, the sorted numbers that it leads to. */
final class Edges {

  static final int[] NONE = {};

  private Edges() {}

  /** The same, smallest first, each once. */
  static int[] sorted(int[] numbers) {
    Arrays.sort(numbers);
    int length = 1;
    for (int i = 1; i < numbers.length; i++) {
      if (numbers[i] != numbers[i - 1]) {
        numbers[length++] = numbers[i];
      }
    }
    return length == numbers.length ? numbers : Arrays.copyOf(numbers, length);
  }

  /** Sets where each edge comes from, for what it leads to. */
  static void reverse(int[][] edges, int[][] reversed) {
    int[] counts = new int[edges.length];
    for (int[] from : edges) {
      for (int to : from) {
        counts[to]++;
      }
    }
    for (int to = 0; to < edges.length; to++) {
      reversed[to] = counts[to] == 0 ? NONE : new int[counts[to]];
    }
    // From the last to the first, so that each list ends up sorted.
    for (int from = edges.length - 1; from >= 0; from--) {
      for (int to : edges[from]) {
        reversed[to][--counts[to]] = from;
      }
    }
  }

  /** Sets the edges of both kinds. */
  static void join(int[][] some, int[][] others, int[][] joined) {
    for (int revision = 0; revision < some.length; revision++) {
      int[] left = some[revision];
      int[] right = others[revision];
      if (right.length == 0) {
        joined[revision] = left;
      } else {
        int[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        joined[revision] = sorted(both);
      }
    }
  }
}
