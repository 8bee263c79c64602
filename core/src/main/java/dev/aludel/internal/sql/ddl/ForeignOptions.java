package dev.aludel.internal.sql.ddl;

import java.util.ArrayList;
import java.util.List;

/** How options of foreign data are written. */
final class ForeignOptions {

  private ForeignOptions() {}

  /** {@return what stands at the end of CREATE; empty where there are no options} */
  static String of(List<String> options) {
    return options.isEmpty() ? "" : " OPTIONS (" + String.join(", ", options) + ")";
  }

  /** {@return what turns some options into others; empty where they are equal} */
  static String changes(List<String> before, List<String> after) {
    List<String> changes = new ArrayList<>();
    for (String option : before) {
      if (after.stream().noneMatch(other -> name(other).equals(name(option)))) {
        changes.add("DROP " + name(option));
      }
    }
    for (String option : after) {
      if (!before.contains(option)) {
        boolean known = before.stream().anyMatch(other -> name(other).equals(name(option)));
        changes.add((known ? "SET " : "ADD ") + option);
      }
    }
    return of(changes);
  }

  /** {@return the name in front of the value, which is a string with or without an {@code E}} */
  private static String name(String option) {
    return option.replaceFirst("(?s) E?'.*", "");
  }
}
