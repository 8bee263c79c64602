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

  /**
   * Reads a name as PostgreSQL does: in quotes as it is, bare in lower case.
   *
   * @param written a name as it stands in SQL text, without a schema
   * @return the name as the catalog has it
   */
  public static String value(String written) {
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : AsciiCase.lower(written);
  }
}
