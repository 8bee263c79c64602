package dev.aludel.internal.script.writing;

import dev.aludel.setting.Naming;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message as part of a file's name: its words in lower case, underscores between them. */
final class Slug {

  /** Letters of every script, since messages are written in every language. */
  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

  /** Latin letters that are no ASCII letter with a mark. */
  private static final Map<Integer, String> PLAIN =
      Map.ofEntries(
          Map.entry((int) 'ß', "ss"),
          Map.entry((int) 'æ', "ae"),
          Map.entry((int) 'Æ', "AE"),
          Map.entry((int) 'œ', "oe"),
          Map.entry((int) 'Œ', "OE"),
          Map.entry((int) 'ø', "o"),
          Map.entry((int) 'Ø', "O"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'Đ', "D"),
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'Ł', "L"),
          Map.entry((int) 'þ', "th"),
          Map.entry((int) 'Þ', "Th"),
          Map.entry((int) 'ı', "i"));

  private Slug() {}

  /** {@return the slug of a message, of the letters and the length that were asked for} */
  static String of(String message, Naming naming) {
    return of(words(message, naming), naming.slugLength());
  }

  /** {@return the message in the letters that were asked for} */
  static String words(String message, Naming naming) {
    return naming.slug() == Naming.Slug.ASCII ? inAscii(message) : message;
  }

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

  /**
   * {@return the text in ASCII: letters without their marks, and without what has no such form} A
   * message of another script leaves nothing.
   */
  static String inAscii(String text) {
    StringBuilder ascii = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .codePoints()
        .forEach(
            letter -> {
              String plain = PLAIN.get(letter);
              if (plain != null) {
                ascii.append(plain);
              } else if (letter < 0x80) {
                ascii.appendCodePoint(letter);
              } else if (Character.getType(letter) != Character.NON_SPACING_MARK) {
                ascii.append(' ');
              }
            });
    return ascii.toString();
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
