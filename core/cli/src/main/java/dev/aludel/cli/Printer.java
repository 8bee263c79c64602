package dev.aludel.cli;

import dev.aludel.cli.picture.TextStyle;
import dev.aludel.error.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collection;

/** Writes results: lines for people, JSON for machines. */
final class Printer {

  private final PrintWriter out;
  private final TextStyle style;
  private String heading;

  /**
   * Writes under a heading.
   *
   * @param heading what stands above the first thing that is written, if anything is
   */
  Printer(PrintWriter out, TextStyle style, String heading) {
    this.out = out;
    this.style = style;
    this.heading = heading;
  }

  TextStyle style() {
    return style;
  }

  /** The writer itself, for who is about to write. */
  PrintWriter out() {
    begin();
    return out;
  }

  /** Writes the heading, whatever comes below it. */
  void begin() {
    heading.lines().map(TextStyle::shown).forEach(out::println);
    heading = "";
  }

  /** One line, whatever is in it. */
  void line(String text) {
    out().println(TextStyle.shown(text));
  }

  /** A text of several lines, such as a script. */
  void text(String text) {
    out().println(TextStyle.shownLines(text));
  }

  void lines(Collection<String> texts) {
    texts.forEach(this::line);
  }

  /** Prints maps, lists, texts, numbers and truth values as JSON. */
  void json(Object facts) {
    try {
      JsonText.write(facts, out());
    } catch (NoClassDefFoundError e) {
      throw new ConfigurationException(
          "'--json' needs the library jackson-core, which is not on the class path.",
          "Add 'com.fasterxml.jackson.core:jackson-core', or leave '--json' out.");
    } catch (IOException e) {
      throw new IllegalStateException("a writer of the command line never throws", e);
    }
  }
}
