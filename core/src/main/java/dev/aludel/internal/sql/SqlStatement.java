package dev.aludel.internal.sql;

/**
 * One statement as it stands in a text.
 *
 * @param text from its first token to before its semicolon, comments inside it included
 * @param line the line of its first character in the whole text, from 1
 * @param column its column, in code points from 1
 * @param kind what it is to the one who runs it
 */
public record SqlStatement(String text, int line, int column, StatementClass kind) {

  /**
   * A statement that stands in no file, such as one that Java code asked for.
   *
   * @param text the statement
   * @return an ordinary statement at line 0
   */
  public static SqlStatement unplaced(String text) {
    return new SqlStatement(text, 0, 0, StatementClass.ORDINARY);
  }

  /** {@return the same without its place} */
  public SqlStatement withoutPlace() {
    return new SqlStatement(text, 0, 0, kind);
  }
}
