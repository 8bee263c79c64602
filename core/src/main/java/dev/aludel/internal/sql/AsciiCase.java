package dev.aludel.internal.sql;

/**
 * Letter case as PostgreSQL folds it: only {@code A} to {@code Z}.
 *
 * <p>{@link String#toLowerCase} would fold the Kelvin sign to a {@code k}.
 */
final class AsciiCase {

  private AsciiCase() {}

  static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUpper(text.charAt(i))) {
        return lowerFrom(text, i);
      }
    }
    return text;
  }

  private static String lowerFrom(String text, int first) {
    char[] folded = text.toCharArray();
    for (int i = first; i < folded.length; i++) {
      if (isUpper(folded[i])) {
        folded[i] += 'a' - 'A';
      }
    }
    return new String(folded);
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
