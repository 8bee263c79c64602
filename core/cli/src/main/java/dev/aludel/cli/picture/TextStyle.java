package dev.aludel.cli.picture;

/** Colours for a terminal; none for anything else. */
public final class TextStyle {

  private static final String ESCAPE = "\u001b[";

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
    return on && !text.isEmpty() ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
  }
}
