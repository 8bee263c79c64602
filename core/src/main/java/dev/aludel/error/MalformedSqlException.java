package dev.aludel.error;

/**
 * SQL text that can't be read to its end: a quote left open, bytes that are no UTF-8, a NUL
 * character.
 */
public final class MalformedSqlException extends AludelException {

  private final int line;
  private final int column;

  /**
   * Names the place, what is wrong and the remedy.
   *
   * @param description what is wrong, with the place
   * @param action what to do next
   * @param line the line of the first character concerned, from 1
   * @param column its column, in code points from 1
   */
  public MalformedSqlException(String description, String action, int line, int column) {
    super(description, action, null);
    this.line = line;
    this.column = column;
  }

  /** {@return the line of the first character concerned, from 1} */
  public int line() {
    return line;
  }

  /** {@return the column of the first character concerned, from 1} */
  public int column() {
    return column;
  }
}
