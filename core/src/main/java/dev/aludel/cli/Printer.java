package dev.aludel.cli;

import dev.aludel.error.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collection;

/** Writes results: lines for people, JSON for machines. */
final class Printer {

  private final PrintWriter out;
  private final Ink ink;

  Printer(PrintWriter out, Ink ink) {
    this.out = out;
    this.ink = ink;
  }

  Ink ink() {
    return ink;
  }

  PrintWriter out() {
    return out;
  }

  void line(String text) {
    out.println(text);
  }

  void lines(Collection<String> texts) {
    texts.forEach(out::println);
  }

  /** Prints maps, lists, texts, numbers and truth values as JSON. */
  void json(Object facts) {
    try {
      JsonText.write(facts, out);
    } catch (NoClassDefFoundError e) {
      throw new ConfigurationException(
          "'--json' needs the library jackson-core, which is not on the class path.",
          "Add 'com.fasterxml.jackson.core:jackson-core', or leave '--json' out.");
    } catch (IOException e) {
      throw new IllegalStateException("a writer of the command line never throws", e);
    }
  }
}
