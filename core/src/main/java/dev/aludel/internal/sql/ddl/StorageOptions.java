package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Options in the form {@code name=value}, as the catalogs keep them, written as SQL. */
final class StorageOptions {

  private StorageOptions() {}

  /** {@return a clause such as {@code WITH (fillfactor='70')}; empty where there is no option} */
  static String with(List<String> options) {
    return options.isEmpty() ? "" : "WITH " + list(options);
  }

  /** {@return what turns one list into the other: at most a RESET and a SET} */
  static List<String> changes(List<String> before, List<String> after) {
    List<String> names = after.stream().map(StorageOptions::name).toList();
    String gone =
        before.stream()
            .map(StorageOptions::name)
            .filter(name -> !names.contains(name))
            .map(StorageOptions::written)
            .collect(Collectors.joining(", "));
    List<String> changed = after.stream().filter(option -> !before.contains(option)).toList();
    List<String> actions = new ArrayList<>();
    if (!gone.isEmpty()) {
      actions.add("RESET (" + gone + ")");
    }
    if (!changed.isEmpty()) {
      actions.add("SET " + list(changed));
    }
    return actions;
  }

  /**
   * {@return what turns one list into the other, as statements}
   *
   * @param alter what stands before RESET and SET, such as {@code ALTER VIEW v}
   */
  static List<Part> statements(String alter, List<String> before, List<String> after) {
    return changes(before, after).stream()
        .<Part>map(change -> new Part.Statement(alter + " " + change))
        .toList();
  }

  private static String list(List<String> options) {
    return options.stream()
        .map(option -> written(name(option)) + " = " + value(option))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String name(String option) {
    return option.substring(0, option.indexOf('='));
  }

  private static String value(String option) {
    String value = option.substring(option.indexOf('=') + 1);
    return value.matches("-?[0-9]+(\\.[0-9]+)?|true|false|on|off|local|cascaded")
        ? value
        : Literals.quote(value);
  }

  /** A TOAST table's option is two names. */
  private static String written(String name) {
    int dot = name.indexOf('.');
    return dot < 0
        ? Writing.bare(name)
        : Writing.bare(name.substring(0, dot)) + "." + Writing.bare(name.substring(dot + 1));
  }
}
