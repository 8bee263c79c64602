package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Options of a relation, which the catalogue keeps as {@code name=value}. */
final class OptionsSql {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern PLAIN = Pattern.compile("[a-z_]+");
  private static final Set<String> TRUTHS = Set.of("true", "false");

  private OptionsSql() {}

  /** {@return the clause behind a new relation's name; empty without options} */
  static String with(List<String> options) {
    return options.isEmpty() ? "" : " WITH " + inParentheses(options);
  }

  /**
   * {@return what turns some options into others}
   *
   * @param statement what stands before SET, such as {@code ALTER VIEW v}
   */
  static List<Part> changes(String statement, List<String> before, List<String> after) {
    Map<String, String> old = byName(before);
    List<String> gone = new ArrayList<>(old.keySet());
    gone.removeAll(byName(after).keySet());
    List<String> set = after.stream().filter(option -> !before.contains(option)).toList();
    List<Part> parts = new ArrayList<>();
    if (!gone.isEmpty()) {
      parts.add(
          new Part.Statement(
              statement
                  + " RESET ("
                  + String.join(", ", gone.stream().map(OptionsSql::name).toList())
                  + ")"));
    }
    if (!set.isEmpty()) {
      parts.add(new Part.Statement(statement + " SET " + inParentheses(set)));
    }
    return parts;
  }

  private static String inParentheses(List<String> options) {
    List<String> written = new ArrayList<>();
    byName(options)
        .forEach(
            (name, value) ->
                written.add(name(name) + " = " + (isPlain(value) ? value : Literals.quote(value))));
    return "(" + String.join(", ", written) + ")";
  }

  private static boolean isPlain(String value) {
    return TRUTHS.contains(value)
        || (PLAIN.matcher(value).matches() && Identifiers.write(value).equals(value))
        || NUMBER.matcher(value).matches();
  }

  /** An option of the table behind, such as {@code toast.autovacuum_enabled}, has a point. */
  private static String name(String name) {
    int point = name.indexOf('.');
    return point < 0
        ? Identifiers.write(name)
        : name(name.substring(0, point)) + "." + name(name.substring(point + 1));
  }

  private static Map<String, String> byName(List<String> options) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String option : options) {
      int equals = option.indexOf('=');
      values.put(option.substring(0, equals), option.substring(equals + 1));
    }
    return values;
  }
}
