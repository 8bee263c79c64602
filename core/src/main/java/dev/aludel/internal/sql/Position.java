package dev.aludel.internal.sql;

/**
 * A line and a column, moved on character by character.
 *
 * <p>Columns count code points. LF, CR LF and a lone CR each end a line.
 */
final class Position {

  private int line = 1;
  private int column = 1;
  private boolean afterReturn;

  Position copy() {
    Position copy = new Position();
    copy.line = line;
    copy.column = column;
    copy.afterReturn = afterReturn;
    return copy;
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }

  /** Moves on behind a part of a text. */
  void pass(char[] text, int from, int to) {
    int i = from;
    while (i < to) {
      int begin = i;
      while (i < to && isPlain(text[i])) {
        i++;
      }
      if (i > begin) {
        afterReturn = false;
        column += i - begin;
      }
      if (i < to) {
        pass(text[i++]);
      }
    }
  }

  /** Whether a character can be nothing but one column. */
  private static boolean isPlain(char c) {
    return c > '\r' && c < Character.MIN_SURROGATE;
  }

  void pass(char c) {
    if (c == '\n' && afterReturn) {
      afterReturn = false;
      return;
    }
    afterReturn = c == '\r';
    if (c == '\n' || c == '\r') {
      line++;
      column = 1;
    } else if (!Character.isLowSurrogate(c)) {
      column++;
    }
  }
}
