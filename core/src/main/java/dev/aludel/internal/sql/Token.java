package dev.aludel.internal.sql;

import java.util.Set;

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

  private static final Set<String> END_OF_COPY_DATA = Set.of("\\.", "\\.\n", "\\.\r\n", "\\.\r");

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

  /** {@return whether it is the line of {@code \.} that ends COPY data} */
  public boolean endsCopyData() {
    return kind == TokenKind.COPY_DATA && text.startsWith("\\.") && END_OF_COPY_DATA.contains(text);
  }
}
