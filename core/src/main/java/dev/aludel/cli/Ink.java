package dev.aludel.cli;

/** Colours for a terminal; none for anything else. */
final class Ink {

  private static final String ESCAPE = "\u001b[";

  private final boolean on;

  Ink(boolean on) {
    this.on = on;
  }

  String revision(String text) {
    return paint("33", text);
  }

  String label(String text) {
    return paint("36", text);
  }

  String mark(String text) {
    return paint("1;32", text);
  }

  String faint(String text) {
    return paint("2", text);
  }

  String bad(String text) {
    return paint("1;31", text);
  }

  /** A line of a drawing: each lane has its own colour, so that the eye can follow it. */
  String lane(int lane, String text) {
    return paint("3" + (1 + lane % 6), text);
  }

  private String paint(String code, String text) {
    return on && !text.isEmpty() ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
  }
}
