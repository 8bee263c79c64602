package dev.aludel.internal.script.importing;

import dev.aludel.error.MalformedSqlException;
import dev.aludel.internal.sql.SqlSplitter;

/**
 * One direction of a revision that is taken over.
 *
 * @param kind what is known of it
 * @param text its SQL, or why there is none
 */
record Section(Kind kind, String text) {

  enum Kind {
    /** It has something to run. */
    SQL,
    /** It has nothing to run, on purpose. */
    EMPTY,
    /** It has something to run, which the other tool did not tell. */
    UNWRITTEN,
    /** The other tool told a part of it; marks say what is missing. */
    UNDECIDED,
    /** There is no way back. */
    NONE
  }

  static Section sql(String text) {
    return new Section(isIdle(text) ? Kind.EMPTY : Kind.SQL, text.strip());
  }

  /** Comments alone are nothing to run. */
  private static boolean isIdle(String text) {
    try {
      return SqlSplitter.split(text).isEmpty();
    } catch (MalformedSqlException e) {
      return false; // told with its place when the file is read back
    }
  }

  static Section unwritten(String reason) {
    return new Section(Kind.UNWRITTEN, reason);
  }

  /** With the mark {@code @undecided} where something is missing, so that it can't run yet. */
  static Section undecided(String text) {
    return new Section(Kind.UNDECIDED, text.strip());
  }

  static Section none() {
    return new Section(Kind.NONE, "");
  }

  /** {@return a text in one line; names and reasons may hold breaks, which would begin another} */
  static String oneLine(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
  }

  /** {@return its part of the file, the tag included} */
  String under(String tag) {
    return switch (kind) {
      case SQL, UNDECIDED -> "\n-- @" + tag + "\n" + text + "\n";
      case EMPTY -> "\n-- @" + tag + " empty\n" + (text.isEmpty() ? "" : text + "\n");
      case UNWRITTEN -> "\n-- @" + tag + "\n-- " + oneLine(text) + "\n";
      case NONE -> "";
    };
  }
}
