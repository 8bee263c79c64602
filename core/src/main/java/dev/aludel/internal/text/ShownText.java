package dev.aludel.internal.text;

/**
 * Text as a terminal, a log or a page may show it: what controls the device, or begins a line that
 * nobody wrote, is escaped.
 *
 * <p>Data, names, messages and files come from others. An escape sequence in one of them would
 * recolour or rewrite a terminal, and a line break would forge a line of the log.
 */
public final class ShownText {

  private ShownText() {}

  /**
   * A text that is a part of one line.
   *
   * @param text any text
   * @return the same with every control character escaped, line breaks and tabs among them
   */
  public static String line(String text) {
    return escaped(text, false);
  }

  /**
   * A text of several lines, each of which was meant.
   *
   * @param text any text
   * @return the same with every control character escaped but line feeds and tabs; a carriage
   *     return before a line feed is left out
   */
  public static String lines(String text) {
    return escaped(text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n"), true);
  }

  /**
   * A text of several lines inside another one: no line of it can pass for one of the other's.
   *
   * @param text any text
   * @return the same, its further lines indented where they are not
   */
  public static String indented(String text) {
    String shown = lines(text);
    return shown.indexOf('\n') < 0
        ? shown
        : shown.replace("\n", "\n    ").replace("\n     ", "\n ");
  }

  private static String escaped(String text, boolean severalLines) {
    int first = 0;
    while (first < text.length() && !isHidden(text.charAt(first), severalLines)) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      shown.append(isHidden(c, severalLines) ? escape(c) : String.valueOf(c));
    }
    return shown.toString();
  }

  private static boolean isHidden(char c, boolean severalLines) {
    if (severalLines && (c == '\n' || c == '\t')) {
      return false;
    }
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || turnsDirection(c);
  }

  /** Would show a text in another order than it has: the "Trojan source" characters. */
  private static boolean turnsDirection(char c) {
    return c == '\u061c'
        || c == '\u200e'
        || c == '\u200f'
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }

  private static String escape(char c) {
    switch (c) {
      case '\n':
        return "\\n";
      case '\r':
        return "\\r";
      case '\t':
        return "\\t";
      default:
        String digits = "000" + Integer.toHexString(c);
        return "\\u" + digits.substring(digits.length() - 4);
    }
  }
}
