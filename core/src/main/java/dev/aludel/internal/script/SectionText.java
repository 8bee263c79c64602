package dev.aludel.internal.script;

import java.util.Optional;

/** Gathers a section's text, from the line below its tag. */
final class SectionText {

  private final int limit;
  private final StringBuilder text = new StringBuilder();
  private boolean begun;
  private boolean exceeded;

  /**
   * @param limit how many characters are kept; of a longer text none are
   */
  SectionText(int limit) {
    this.limit = limit;
  }

  /** Takes the next piece; of the first one not the end of the tag's own line. */
  void add(String piece) {
    int from = begun ? 0 : lineEnd(piece);
    begun = true;
    exceeded |= piece.length() - from > limit - text.length();
    if (exceeded) {
      text.setLength(0);
      text.trimToSize();
    } else {
      text.append(piece, from, piece.length());
    }
  }

  /** {@return the text, unless it is too long} */
  Optional<String> text() {
    return exceeded ? Optional.empty() : Optional.of(text.toString());
  }

  private static int lineEnd(String piece) {
    if (piece.startsWith("\r\n")) {
      return 2;
    }
    return piece.startsWith("\n") || piece.startsWith("\r") ? 1 : 0;
  }
}
