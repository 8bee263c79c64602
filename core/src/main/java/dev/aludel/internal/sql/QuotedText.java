package dev.aludel.internal.sql;

import dev.aludel.error.MalformedSqlException;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands in quotes within a statement, read as SQL: the block of a DO, and the strings that it
 * executes.
 *
 * @param tokens its tokens, without white space and comments
 */
record QuotedText(List<Token> tokens) {

  /** Words of PL/pgSQL that a statement follows. */
  private static final List<String> BEGINNINGS = List.of("begin", "then", "else", "loop");

  private static final int DEEPEST = 4;

  /** {@return the texts in a statement, those in their own strings behind each} */
  static List<QuotedText> in(List<Token> tokens) {
    List<QuotedText> texts = new ArrayList<>();
    add(tokens, 0, texts);
    return texts;
  }

  private static void add(List<Token> tokens, int depth, List<QuotedText> texts) {
    if (depth > DEEPEST) {
      return;
    }
    for (Token token : tokens) {
      if (token.kind() == TokenKind.STRING || token.kind() == TokenKind.DOLLAR_STRING) {
        List<Token> inside = lexed(unquoted(token));
        texts.add(new QuotedText(inside));
        add(inside, depth + 1, texts);
      }
    }
  }

  /** None where the text is no SQL. */
  private static List<Token> lexed(String text) {
    try {
      return WordReader.of(text).tokens();
    } catch (MalformedSqlException e) {
      return List.of();
    }
  }

  /** {@return whether a statement begins with a token; elsewhere its word may be a clause} */
  boolean beginsStatement(int at) {
    return at == 0
        || tokens.get(at - 1).isSymbol(";")
        || BEGINNINGS.stream().anyMatch(word -> tokens.get(at - 1).isWord(word));
  }

  /** {@return a token's text without its quotes} */
  static String unquoted(Token token) {
    String text = token.text();
    if (token.kind() == TokenKind.DOLLAR_STRING) {
      int tag = text.indexOf('$', 1) + 1;
      return text.substring(tag, text.length() - tag);
    }
    char quote = token.kind() == TokenKind.QUOTED_IDENTIFIER ? '"' : '\'';
    int from = text.indexOf(quote);
    boolean quoted =
        token.kind() == TokenKind.QUOTED_IDENTIFIER || token.kind() == TokenKind.STRING;
    return quoted && from >= 0 && text.length() > from + 1
        ? text.substring(from + 1, text.length() - 1).replace("" + quote + quote, "" + quote)
        : text;
  }
}
