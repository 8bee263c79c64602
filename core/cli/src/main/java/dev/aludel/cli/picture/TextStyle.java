package dev.aludel.cli.picture;

import dev.aludel.internal.text.ShownText;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Colours for a terminal; none for anything else. */
public final class TextStyle {

  private static final String ESCAPE = "\u001b[";

  /** Stands for an escape sequence of ours until the text is printed; nobody can guess it. */
  private static final String MARK =
      '\ue000' + Long.toHexString(ThreadLocalRandom.current().nextLong()) + '\ue001';

  private final boolean on;

  /**
   * Makes the style of one output.
   *
   * @param on whether colours are shown
   */
  public TextStyle(boolean on) {
    this.on = on;
  }

  /**
   * {@return an identifier of a revision}
   *
   * @param text what is shown
   */
  public String revision(String text) {
    return paint("33", text);
  }

  /**
   * {@return a label}
   *
   * @param text what is shown
   */
  public String label(String text) {
    return paint("36", text);
  }

  /**
   * {@return a mark, such as that of the head}
   *
   * @param text what is shown
   */
  public String mark(String text) {
    return paint("1;32", text);
  }

  /**
   * {@return what matters less}
   *
   * @param text what is shown
   */
  public String faint(String text) {
    return paint("2", text);
  }

  /**
   * {@return what went wrong}
   *
   * @param text what is shown
   */
  public String bad(String text) {
    return paint("1;31", text);
  }

  /**
   * {@return a line of a drawing; each lane has its own colour, so that the eye can follow it}
   *
   * @param lane the lane's number
   * @param text what is shown
   */
  public String lane(int lane, String text) {
    return paint("3" + (1 + lane % 6), text);
  }

  private String paint(String code, String text) {
    return on && !text.isEmpty() ? MARK + code + "m" + text + MARK + "0m" : text;
  }

  /**
   * A line as the terminal may have it.
   *
   * @param line what was put together, in colours of ours where there are any
   * @return the same without control characters of others
   */
  public static String shown(String line) {
    return ShownText.line(line).replace(MARK, ESCAPE);
  }

  /**
   * A line that is cut where a terminal would wrap it, in colours of ours where there are any.
   *
   * @param line what was put together
   * @param columns how many there are
   * @return the line, still to be {@link #shown}
   */
  public static String fitted(String line, int columns) {
    return TextWidth.fit(Pattern.quote(MARK) + "[0-9;]*m", ShownText.line(line), columns);
  }

  /**
   * The same for a text of several lines, each of which was meant.
   *
   * @param text what was put together
   * @return the same without control characters of others
   */
  public static String shownLines(String text) {
    return ShownText.lines(text).replace(MARK, ESCAPE);
  }
}
