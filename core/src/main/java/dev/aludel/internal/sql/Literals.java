package dev.aludel.internal.sql;

import java.util.Collection;
import java.util.stream.Collectors;

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

  /** {@return an array of texts, without a name that the search_path could lead elsewhere} */
  public static String textArray(Collection<String> texts) {
    return texts.stream()
        .map(Literals::quote)
        .collect(Collectors.joining(", ", "ARRAY[", "]::pg_catalog.text[]"));
  }
}
