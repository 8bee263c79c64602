package dev.aludel.internal.sql;

/** Values as they stand in SQL text. */
public final class Literals {

  private Literals() {}

  /**
   * Writes a text as a string, as {@code quote_literal} does: right under either setting of {@code
   * standard_conforming_strings}.
   *
   * @param text any text
   * @return the text in single quotes, with an {@code E} in front where it holds a backslash
   * @throws IllegalArgumentException where it holds a NUL character
   */
  public static String quote(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no string can hold a NUL character");
    }
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
  }
}
