package dev.aludel.internal.script.file;

import dev.aludel.internal.text.ShownText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a revision's file name says.
 *
 * @param id the id that it begins with; may be empty
 * @param message the rest, with blanks for underscores; may be empty
 */
public record FileName(String id, String message) {

  private static final String ENDING = ".sql";

  /** {@code 20241107_120000}, and {@code 20241107_120000_add_user}. */
  private static final Pattern TIMESTAMP = Pattern.compile("(\\d{8}_\\d{6})(?:_(.*))?");

  /** Reads a name; with an id from the header, only the message is its concern. */
  static FileName of(String name, Optional<String> givenId) {
    String stem = name.substring(0, name.length() - ENDING.length());
    if (!name.toLowerCase(Locale.ROOT).endsWith(ENDING)) {
      stem = name;
    }
    if (givenId.isPresent() && (stem + "_").startsWith(givenId.get() + "_")) {
      return named(givenId.get(), stem.substring(givenId.get().length()));
    }
    Matcher timestamp = TIMESTAMP.matcher(stem);
    if (timestamp.matches()) {
      String rest = timestamp.group(2) == null ? "" : timestamp.group(2);
      return named(givenId.orElse(timestamp.group(1)), rest);
    }
    if (givenId.isPresent()) {
      return named(givenId.get(), stem);
    }
    int end = firstOf(stem.indexOf('_'), stem.toLowerCase(Locale.ROOT).indexOf(ENDING));
    return end < 0 ? named(stem, "") : named(stem.substring(0, end), stem.substring(end));
  }

  private static int firstOf(int a, int b) {
    return a < 0 || b < 0 ? Math.max(a, b) : Math.min(a, b);
  }

  private static FileName named(String id, String rest) {
    return new FileName(id, ShownText.line(rest.replace('_', ' ').strip()));
  }

  /**
   * Whether a file is a revision's, by its path below a location: no name in it begins with {@code
   * _} or {@code .}, and the last one ends in {@code .sql} in any letter case.
   *
   * @param path the path below the location, with slashes
   * @return whether it must be a revision
   */
  public static boolean isRevision(String path) {
    if (!path.regionMatches(true, path.length() - 4, ".sql", 0, 4)) {
      return false;
    }
    for (String name : path.split("/")) {
      if (isLeftOut(name)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a file, or a folder with all that is in it, is left out.
   *
   * @param name its last name
   * @return whether it begins with {@code _} or {@code .}
   */
  public static boolean isLeftOut(String name) {
    return name.startsWith("_") || name.startsWith(".");
  }
}
