package dev.aludel.internal.script;

import java.util.Arrays;
import java.util.Locale;

/** How far one word is from another, for the question what was meant. */
public final class Spelling {

  private Spelling() {}

  /**
   * The least number of letters to add, drop or change; letter case doesn't count.
   *
   * @param from one word
   * @param to the other
   * @return that number
   */
  public static int distance(String from, String to) {
    String a = from.toLowerCase(Locale.ROOT);
    String b = to.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
