package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A setting that is kept in the catalogue, as {@code SET} takes it. */
final class SettingSql {

  /** Settings whose value is a list of names, which the catalogue keeps in quotes of its own. */
  private static final Set<String> LISTS =
      Set.of(
          "search_path",
          "temp_tablespaces",
          "local_preload_libraries",
          "session_preload_libraries",
          "shared_preload_libraries",
          "unix_socket_directories");

  private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^\\s,\"]+)");

  private SettingSql() {}

  /** {@return what stands behind SET, for {@code name=value}} */
  static String write(String setting) {
    int equals = setting.indexOf('=');
    String name = setting.substring(0, equals);
    String value = setting.substring(equals + 1);
    return name(name) + " TO " + (LISTS.contains(name) ? list(value) : Literals.quote(value));
  }

  /** A name of an extension has a point in it. */
  private static String name(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : name.split("\\.")) {
      parts.add(Identifiers.write(part));
    }
    return String.join(".", parts);
  }

  private static String list(String value) {
    List<String> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(value);
    while (matcher.find()) {
      String quoted = matcher.group(1);
      names.add(quoted == null ? matcher.group(2) : Literals.quote(quoted.replace("\"\"", "\"")));
    }
    return names.isEmpty() ? "''" : String.join(", ", names);
  }
}
