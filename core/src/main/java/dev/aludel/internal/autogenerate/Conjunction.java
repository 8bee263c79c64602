package dev.aludel.internal.autogenerate;

import java.util.ArrayList;
import java.util.List;

/**
 * A check whose conditions are joined by AND: their order says nothing. Hibernate writes the
 * conditions of two annotations on one attribute in any order, another one at each run.
 */
final class Conjunction {

  private static final String CHECK = "CHECK (";
  private static final String AND = " AND ";

  private Conjunction() {}

  /**
   * Whether two checks demand the same conditions.
   *
   * @param before a definition, as {@code pg_get_constraintdef} writes it
   * @param after another one
   * @return whether they are equal but for the order of what AND joins
   */
  static boolean areSame(String before, String after) {
    return before.equals(after)
        || before.length() == after.length() && sorted(before).equals(sorted(after));
  }

  /** The conditions, sorted, and what stands behind them; all of it where there is one. */
  private static List<String> sorted(String definition) {
    int end = definition.startsWith(CHECK) ? closing(definition, CHECK.length() - 1) : -1;
    if (end < 0) {
      return List.of(definition);
    }
    String inside = definition.substring(CHECK.length(), end);
    while (inside.startsWith("(") && closing(inside, 0) == inside.length() - 1) {
      inside = inside.substring(1, inside.length() - 1);
    }
    List<String> conditions = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < inside.length(); i++) {
      if (inside.startsWith(AND, i)) {
        conditions.add(inside.substring(from, i));
        from = i + AND.length();
      }
      i = behind(inside, i);
    }
    conditions.add(inside.substring(from));
    conditions.sort(null);
    conditions.add(definition.substring(end));
    return conditions;
  }

  /** Where the parenthesis that begins here ends; -1 where it doesn't. */
  private static int closing(String text, int from) {
    int end = behind(text, from);
    return end < text.length() && text.charAt(end) == ')' ? end : -1;
  }

  /**
   * Where what begins here ends: a text or a name in quotes, a parenthesis with all that is in it.
   */
  private static int behind(String text, int from) {
    char first = text.charAt(from);
    if (first == '\'' || first == '"') {
      // Of a quote that is doubled the second one begins another text.
      int end = text.indexOf(first, from + 1);
      return end < 0 ? text.length() : end;
    }
    if (first != '(') {
      return from;
    }
    int i = from + 1;
    while (i < text.length() && text.charAt(i) != ')') {
      i = behind(text, i) + 1;
    }
    return i;
  }
}
