package dev.aludel.internal.script.writing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message as part of a file's name: its words in lower case, underscores between them. */
final class Slug {

  /** Letters of every script, since messages are written in every language. */
  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

  private Slug() {}

  /**
   * {@return the slug; one that is too long ends with the last word that fits, and a first word
   * that is too long is cut}
   */
  static String of(String message, int length) {
    String whole = String.join("_", words(message));
    int[] letters = whole.codePoints().toArray();
    if (letters.length <= length) {
      return whole;
    }
    String cut = new String(letters, 0, length);
    int last = letters[length] == '_' ? cut.length() : cut.lastIndexOf('_');
    return last > 0 ? cut.substring(0, last) : cut;
  }

  /** The same in the manner of a class name. */
  static String camelCase(String message, int length) {
    StringBuilder name = new StringBuilder();
    for (String word : of(message, length).split("_")) {
      if (!word.isEmpty()) {
        int end = word.offsetByCodePoints(0, 1);
        name.append(word.substring(0, end).toUpperCase(Locale.ROOT)).append(word.substring(end));
      }
    }
    return name.toString();
  }

  private static List<String> words(String message) {
    List<String> words = new ArrayList<>();
    Matcher word =
        WORD.matcher(Normalizer.normalize(message, Normalizer.Form.NFC).toLowerCase(Locale.ROOT));
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }
}
