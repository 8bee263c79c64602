package dev.aludel.cli.picture;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many columns of a terminal a text takes: Chinese and pictures two for each character, what
 * joins the one before it none.
 */
public final class TextWidth {

  /** What the Unicode Standard, annex 11, calls wide: the first and the last of each range. */
  private static final int[] WIDE = {
    0x1100, 0x115f, 0x231a, 0x231b, 0x23e9, 0x23ec, 0x23f0, 0x23f0, 0x23f3, 0x23f3, 0x25fd, 0x25fe,
    0x2614, 0x2615, 0x2648, 0x2653, 0x267f, 0x267f, 0x2693, 0x2693, 0x26a1, 0x26a1, 0x26aa, 0x26ab,
    0x26bd, 0x26be, 0x26c4, 0x26c5, 0x26ce, 0x26ce, 0x26d4, 0x26d4, 0x26ea, 0x26ea, 0x26f2, 0x26f3,
    0x26f5, 0x26f5, 0x26fa, 0x26fa, 0x26fd, 0x26fd, 0x2705, 0x2705, 0x270a, 0x270b, 0x2728, 0x2728,
    0x274c, 0x274c, 0x274e, 0x274e, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x27b0, 0x27b0,
    0x27bf, 0x27bf, 0x2b1b, 0x2b1c, 0x2b50, 0x2b50, 0x2b55, 0x2b55, 0x2e80, 0x303e, 0x3041, 0x4dbf,
    0x4e00, 0xa4cf, 0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6f,
    0xff01, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18cff, 0x1aff0, 0x1b2ff, 0x1f004, 0x1f004, 0x1f0cf,
    0x1f0cf, 0x1f18e, 0x1f18e, 0x1f191, 0x1f19a, 0x1f1e6, 0x1f1ff, 0x1f200, 0x1f320, 0x1f32d,
    0x1f335, 0x1f337, 0x1f37c, 0x1f37e, 0x1f393, 0x1f3a0, 0x1f3ca, 0x1f3cf, 0x1f3d3, 0x1f3e0,
    0x1f3f0, 0x1f3f4, 0x1f3f4, 0x1f3f8, 0x1f43e, 0x1f440, 0x1f440, 0x1f442, 0x1f4fc, 0x1f4ff,
    0x1f53d, 0x1f54b, 0x1f54e, 0x1f550, 0x1f567, 0x1f57a, 0x1f57a, 0x1f595, 0x1f596, 0x1f5a4,
    0x1f5a4, 0x1f5fb, 0x1f64f, 0x1f680, 0x1f6c5, 0x1f6cc, 0x1f6cc, 0x1f6d0, 0x1f6d2, 0x1f6d5,
    0x1f6d7, 0x1f6dc, 0x1f6df, 0x1f6eb, 0x1f6ec, 0x1f6f4, 0x1f6fc, 0x1f7e0, 0x1f7eb, 0x1f7f0,
    0x1f7f0, 0x1f90c, 0x1f93a, 0x1f93c, 0x1f945, 0x1f947, 0x1f9ff, 0x1fa70, 0x1faff, 0x20000,
    0x2fffd, 0x30000, 0x3fffd
  };

  /** Asks for the form of a picture. */
  private static final int PICTURE = 0xfe0f;

  private static final String CUT = "…";

  private TextWidth() {}

  /**
   * {@return the columns of a text without control characters}
   *
   * @param text what is shown
   */
  public static int of(String text) {
    Matcher glyphs = glyphs("", text);
    int columns = 0;
    while (glyphs.find()) {
      columns += ofGlyph(glyphs.group());
    }
    return columns;
  }

  /**
   * A text in no more columns than there are; what is too long ends in an ellipsis.
   *
   * @param text what is shown
   * @param columns how many there are
   * @return the text, or whole glyphs of its beginning
   */
  public static String fit(String text, int columns) {
    return fit("", text, columns);
  }

  /**
   * The same for a text with marks in it, which take no column and are kept.
   *
   * @param marks a regular expression for them; empty where there are none
   */
  static String fit(String marks, String text, int columns) {
    StringBuilder fitted = new StringBuilder();
    Matcher glyphs = glyphs(marks, text);
    int used = 0;
    int beforeEllipsis = 0;
    boolean whole = true;
    StringBuilder kept = new StringBuilder();
    while (glyphs.find()) {
      String glyph = glyphs.group();
      boolean mark = glyphs.group(1) != null;
      used += mark ? 0 : ofGlyph(glyph);
      if (mark || used < columns) {
        kept.append(mark || beforeEllipsis == 0 ? glyph : "");
      } else if (beforeEllipsis++ == 0) {
        kept.append(CUT);
      }
      whole &= used <= columns;
      fitted.append(glyph);
    }
    return whole ? fitted.toString() : kept.toString();
  }

  private static Matcher glyphs(String marks, String text) {
    return Pattern.compile(marks.isEmpty() ? "()(?!)|\\X" : "(" + marks + ")|\\X").matcher(text);
  }

  private static int ofGlyph(String glyph) {
    int first = glyph.codePointAt(0);
    int type = Character.getType(first);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return isWide(first) || glyph.codePoints().anyMatch(point -> point == PICTURE) ? 2 : 1;
  }

  private static boolean isWide(int point) {
    int at = Arrays.binarySearch(WIDE, point);
    // Between two entries it is inside a range where the first of them begins one.
    return at >= 0 || (-at - 1) % 2 == 1;
  }
}
