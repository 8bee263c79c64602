package dev.aludel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command in one text, as it would be typed: words, some of them in quotes. */
final class CommandText {

  /** Parts without blanks and parts in quotes that follow each other are one word. */
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']+|\"[^\"]*\"|'[^']*')+");

  private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\"']+)");

  private CommandText() {}

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      StringBuilder plain = new StringBuilder();
      Matcher part = PART.matcher(word.group());
      while (part.find()) {
        for (int group = 1; group <= 3; group++) {
          if (part.group(group) != null) {
            plain.append(part.group(group));
          }
        }
      }
      words.add(plain.toString());
    }
    return words;
  }
}
