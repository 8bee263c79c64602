package dev.aludel.internal.sql;

import dev.aludel.error.MalformedSqlException;
import java.util.List;
import java.util.Set;

/**
 * Tells from a query's words whether it may leave something behind. A function that it calls may do
 * so as well, and only the server could tell.
 */
public final class WritingQuery {

  private static final Set<String> WRITING =
      Set.of("insert", "update", "delete", "merge", "call", "do");

  private WritingQuery() {}

  /**
   * Looks for a word that writes, outside literals, quoted names and comments.
   *
   * @param sql a statement
   * @return whether there is one, or the text can't be read
   */
  public static boolean is(String sql) {
    List<Token> tokens;
    try {
      tokens = WordReader.of(sql).tokens();
    } catch (MalformedSqlException e) {
      return true;
    }
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == TokenKind.WORD
          && WRITING.contains(AsciiCase.lower(token.text()))
          && !locksRows(tokens, i)) {
        return true;
      }
    }
    return false;
  }

  /** {@code FOR UPDATE} and {@code FOR NO KEY UPDATE} only lock. */
  private static boolean locksRows(List<Token> tokens, int at) {
    boolean noKey = at >= 2 && tokens.get(at - 2).isWord("no") && tokens.get(at - 1).isWord("key");
    int before = noKey ? at - 3 : at - 1;
    return tokens.get(at).isWord("update") && before >= 0 && tokens.get(before).isWord("for");
  }
}
