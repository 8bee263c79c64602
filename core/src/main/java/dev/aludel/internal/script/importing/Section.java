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

  static Section none() {
    return new Section(Kind.NONE, "");
  }

  /** {@return its part of the file, the tag included} */
  String under(String tag) {
    return switch (kind) {
      case SQL -> "\n-- @" + tag + "\n" + text + "\n";
      case EMPTY -> "\n-- @" + tag + " empty\n" + (text.isEmpty() ? "" : text + "\n");
      case UNWRITTEN -> "\n-- @" + tag + "\n-- " + text.replaceAll("\\s+", " ") + "\n";
      case NONE -> "";
    };
  }
}
