package dev.aludel.internal.sql;

/**
 * Follows one statement to tell whether a semicolon ends it: not inside parentheses ({@code CREATE
 * RULE … DO (a; b)}), and not inside the {@code BEGIN ATOMIC … END} of {@code CREATE [OR REPLACE]
 * FUNCTION | PROCEDURE}.
 *
 * <p>psql does the same, but takes any {@code BEGIN} for the beginning of a body and any {@code
 * END} for its end, names such as {@code x.end} or {@code AS end} included; those it sends in
 * pieces that the server refuses.
 */
final class StatementEnd {

  private int words;
  private boolean create;
  private boolean routine;
  private int parentheses;
  private int blocks;
  private boolean afterBegin;
  private boolean beforeLabel;

  /** Whether this token, the next significant one, ends the statement. */
  boolean pass(Token token) {
    if (token.isSymbol(";") && parentheses == 0 && blocks == 0) {
      return true;
    }
    if (token.isSymbol("(")) {
      parentheses++;
    } else if (token.isSymbol(")") && parentheses > 0) {
      parentheses--;
    } else if (token.kind() == TokenKind.WORD) {
      passWord(token);
    }
    afterBegin = token.isWord("begin");
    beforeLabel = token.isSymbol(".") || token.isWord("as");
    return false;
  }

  private void passWord(Token word) {
    words++;
    if (words <= 4) {
      readHead(word);
    }
    if (!routine || parentheses > 0 || beforeLabel) {
      return;
    }
    if (blocks == 0) {
      blocks = afterBegin && word.isWord("atomic") ? 1 : 0;
    } else if (word.isWord("case")) {
      blocks++;
    } else if (word.isWord("end")) {
      blocks--;
    }
  }

  private void readHead(Token word) {
    if (words == 1) {
      create = word.isWord("create");
    } else if (create && words <= 4) {
      routine |= word.isWord("function") || word.isWord("procedure");
    }
    create &= words == 1 || words == 2 && word.isWord("or") || words == 3 && word.isWord("replace");
  }
}
