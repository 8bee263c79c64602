package dev.aludel.internal.sql;

import static dev.aludel.internal.sql.SqlCharacters.isDigit;

/** Finds where a number ends: 1, 1.5, .5, 1., 1e-5, 0x1F, 0o17, 0b11, 1_000. */
final class NumberScan {

  private final CharWindow window;

  private NumberScan(CharWindow window) {
    this.window = window;
  }

  /** The length of the number at the front of the window. */
  static int length(CharWindow window) {
    return new NumberScan(window).length();
  }

  private int length() {
    int first = window.at(0);
    int second = window.at(1);
    int radix = radix(first, second);
    if (radix != 10 && digitsEnd(2, radix) > 2) {
      return digitsEnd(2, radix);
    }
    int length = first == '.' ? 0 : digitsEnd(0, 10);
    if (window.at(length) == '.' && window.at(length + 1) != '.') {
      length++;
      length = isDigit(window.at(length)) ? digitsEnd(length, 10) : length;
    }
    if (window.at(length) == 'e' || window.at(length) == 'E') {
      boolean signed = window.at(length + 1) == '+' || window.at(length + 1) == '-';
      int exponent = length + (signed ? 2 : 1);
      if (isDigit(window.at(exponent))) {
        length = digitsEnd(exponent, 10);
      }
    }
    return length;
  }

  private static int radix(int first, int second) {
    if (first != '0') {
      return 10;
    }
    return switch (second) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 10;
    };
  }

  /** Behind the digits, which may be kept apart by single underscores. */
  private int digitsEnd(int from, int radix) {
    int length = from;
    while (true) {
      int digit = window.at(length) == '_' && length > 0 ? length + 1 : length;
      if (!isDigit(window.at(digit), radix)) {
        return length;
      }
      length = digit + 1;
    }
  }
}
