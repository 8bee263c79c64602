package dev.aludel.internal.sql;

/** Names as they stand in SQL text. */
public final class Identifiers {

  private Identifiers() {}

  /**
   * Writes a name so that PostgreSQL takes it as it is, whatever it holds.
   *
   * @param name a name as the catalog has it
   * @return the name in double quotes
   * @throws IllegalArgumentException where it is empty or holds a NUL character
   */
  public static String quote(String name) {
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no name can be empty or hold a NUL character");
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
