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
