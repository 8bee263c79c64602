package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ForeignOptions;
import java.util.ArrayList;
import java.util.List;

/** How options of foreign data are written. */
final class ForeignOptionsSql {

  private ForeignOptionsSql() {}

  /** {@return what stands at the end of CREATE; empty where there are no options} */
  static String of(ForeignOptions options) {
    return of(options.written());
  }

  private static String of(List<String> options) {
    return options.isEmpty() ? "" : " OPTIONS (" + String.join(", ", options) + ")";
  }

  /** {@return what turns some options into others; empty where they are equal} */
  static String changes(ForeignOptions from, ForeignOptions to) {
    List<String> before = from.written();
    List<String> after = to.written();
    List<String> changes = new ArrayList<>();
    for (String option : before) {
      if (after.stream()
          .noneMatch(other -> ForeignOptions.name(other).equals(ForeignOptions.name(option)))) {
        changes.add("DROP " + ForeignOptions.name(option));
      }
    }
    for (String option : after) {
      if (!before.contains(option)) {
        boolean known =
            before.stream()
                .anyMatch(other -> ForeignOptions.name(other).equals(ForeignOptions.name(option)));
        changes.add((known ? "SET " : "ADD ") + option);
      }
    }
    return of(changes);
  }
}
