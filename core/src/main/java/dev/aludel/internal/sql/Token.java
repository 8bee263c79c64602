package dev.aludel.internal.sql;

/**
 * A piece of SQL text, exactly as it was written.
 *
 * @param kind what it is
 * @param text its characters
 * @param line the line of its first character, from 1
 * @param column its column, in code points from 1
 * @param ownLine whether nothing but white space stands before it on its line
 */
public record Token(TokenKind kind, String text, int line, int column, boolean ownLine) {

  /**
   * Tells whether it is this word, without regard to the case of ASCII letters.
   *
   * @param word a keyword in lower case
   * @return whether it is an unquoted word that the server reads as this keyword
   */
  public boolean isWord(String word) {
    return kind == TokenKind.WORD
        && text.length() == word.length()
        && AsciiCase.lower(text).equals(word);
  }

  /**
   * Tells whether it is this operator or punctuation.
   *
   * @param symbol the characters
   * @return whether it is just these
   */
  public boolean isSymbol(String symbol) {
    return (kind == TokenKind.PUNCTUATION || kind == TokenKind.OPERATOR) && text.equals(symbol);
  }
}
