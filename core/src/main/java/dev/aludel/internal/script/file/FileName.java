package dev.aludel.internal.script.file;

import dev.aludel.internal.text.ShownText;
import java.util.Locale;
import java.util.Optional;

/**
 * What a revision's file name says.
 *
 * @param id the id that it begins with; may be empty
 * @param message the rest, with blanks for underscores; may be empty
 */
public record FileName(String id, String message) {

  private static final String ENDING = ".sql";

  /** Of {@code 20241107_120000}. */
  private static final int TIMESTAMP_LENGTH = 15;

  private static final int TIMESTAMP_BLANK = 8;

  /** Reads a name; with an id from the header, only the message is its concern. */
  static FileName of(String name, Optional<String> givenId) {
    String stem = name.substring(0, name.length() - ENDING.length());
    if (!name.toLowerCase(Locale.ROOT).endsWith(ENDING)) {
      stem = name;
    }
    if (givenId.isPresent() && (stem + "_").startsWith(givenId.get() + "_")) {
      return named(givenId.get(), stem.substring(givenId.get().length()));
    }
    if (beginsWithTimestamp(stem)) {
      return named(
          givenId.orElse(stem.substring(0, TIMESTAMP_LENGTH)), stem.substring(TIMESTAMP_LENGTH));
    }
    if (givenId.isPresent()) {
      return named(givenId.get(), stem);
    }
    int end = firstOf(stem.indexOf('_'), stem.toLowerCase(Locale.ROOT).indexOf(ENDING));
    return end < 0 ? named(stem, "") : named(stem.substring(0, end), stem.substring(end));
  }

  /** As in {@code 20241107_120000}, and {@code 20241107_120000_add_user}. */
  private static boolean beginsWithTimestamp(String stem) {
    if (stem.length() < TIMESTAMP_LENGTH
        || (stem.length() > TIMESTAMP_LENGTH && stem.charAt(TIMESTAMP_LENGTH) != '_')) {
      return false;
    }
    for (int i = 0; i < TIMESTAMP_LENGTH; i++) {
      char c = stem.charAt(i);
      if (i == TIMESTAMP_BLANK ? c != '_' : c < '0' || c > '9') {
        return false;
      }
    }
    return true;
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
