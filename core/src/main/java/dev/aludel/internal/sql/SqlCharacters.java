package dev.aludel.internal.sql;

/** What single characters are to PostgreSQL's lexer; the end of the text is none of these. */
final class SqlCharacters {

  private SqlCharacters() {}

  static boolean isSign(int c) {
    return c == '+' || c == '-';
  }

  static boolean isOperator(int c) {
    return isSign(c) || isExtended(c) || c == '*' || c == '/' || c == '<' || c == '>' || c == '=';
  }

  static boolean isExtended(int c) {
    return switch (c) {
      case '~', '!', '@', '#', '^', '&', '|', '`', '?', '%' -> true;
      default -> false;
    };
  }

  static boolean isSpace(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }

  static boolean holdsLineEnd(String text) {
    return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isDigit(int c, int radix) {
    return c != CharWindow.END && c < 128 && Character.digit(c, radix) >= 0;
  }

  /** Whatever is not ASCII is a letter to PostgreSQL. */
  static boolean isWordStart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
  }

  static boolean isWordPart(int c) {
    return isWordStart(c) || isDigit(c);
  }
}
