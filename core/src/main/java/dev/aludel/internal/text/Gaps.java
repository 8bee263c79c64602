package dev.aludel.internal.text;

/**
 * Texts with gaps, as {@link String#format} knows them, for what an application that starts waits
 * for: a JVM that has just started takes milliseconds to load and warm up a formatter.
 */
public final class Gaps {

  private Gaps() {}

  /**
   * Fills the gaps of a text.
   *
   * @param text a text with {@code %s} for the next value, {@code %2$s} for the second one (of
   *     nine), and {@code %%} for a percent sign
   * @param values what goes into the gaps
   * @return the whole text
   * @throws IllegalArgumentException where a percent sign begins anything else, or a value is
   *     missing
   */
  public static String fill(String text, Object... values) {
    StringBuilder filled = new StringBuilder(text.length() * 2);
    int next = 0;
    int from = 0;
    for (int gap = text.indexOf('%'); gap >= 0; gap = text.indexOf('%', from)) {
      filled.append(text, from, gap);
      if (text.startsWith("%", gap + 1)) {
        filled.append('%');
        from = gap + 2;
      } else if (text.startsWith("s", gap + 1)) {
        filled.append(value(text, values, next));
        next++;
        from = gap + 2;
      } else if (text.startsWith("$s", gap + 2)) {
        filled.append(value(text, values, text.charAt(gap + 1) - '1'));
        from = gap + 4;
      } else {
        throw new IllegalArgumentException("an unknown gap at " + gap + " of: " + text);
      }
    }
    return filled.append(text, from, text.length()).toString();
  }

  private static Object value(String text, Object[] values, int index) {
    if (index < 0 || index >= values.length) {
      throw new IllegalArgumentException("no value for the gap " + (index + 1) + " of: " + text);
    }
    return values[index];
  }
}
