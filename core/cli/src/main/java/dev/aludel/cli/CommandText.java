package dev.aludel.cli;

import dev.aludel.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A command in one text, as it would be typed: words, some of them in quotes. */
public final class CommandText {

  private CommandText() {}

  /**
   * Splits a text into words, as a shell does: at blanks, but not within quotes.
   *
   * @param text the words; a blank, or the other kind of quote, stands in single or double quotes
   * @return the words without their quotes
   * @throws ConfigurationException where a quote is not closed
   */
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (char next : text.toCharArray()) {
      if (quote != 0 && next != quote
          || quote == 0 && !isQuote(next) && !Character.isWhitespace(next)) {
        word.append(next);
        begun = true;
      } else if (isQuote(next)) {
        quote = quote == 0 ? next : 0;
        begun = true;
      } else if (begun) {
        words.add(word.toString());
        word.setLength(0);
        begun = false;
      }
    }
    if (quote != 0) {
      throw new ConfigurationException(
          "A quote is not closed in the command: " + text,
          "Close it. An apostrophe stands within double quotes: \"it's\".");
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }

  /**
   * Joins words to a text that {@link #words} splits again.
   *
   * @param words the words
   * @return one text
   */
  public static String of(List<String> words) {
    return words.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
  }

  /** Parts without an apostrophe in single quotes, apostrophes in double ones. */
  private static String quoted(String word) {
    return word.matches("[^\\s'\"]+") ? word : "'" + word.replace("'", "'\"'\"'") + "'";
  }

  private static boolean isQuote(char letter) {
    return letter == '\'' || letter == '"';
  }
}
