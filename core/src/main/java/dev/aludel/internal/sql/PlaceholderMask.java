package dev.aludel.internal.sql;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values of placeholders out of what others wrote: a server's message quotes the value
 * that it refused, whole, folded to lower case or cut short.
 *
 * <p>What we write ourselves needs none of this: it is made from the text with its placeholders
 * unresolved.
 */
public final class PlaceholderMask {

  /** A shorter value hides no part of a word: '1' would be found in every date. */
  private static final int ANYWHERE = 4;

  /** Of a longer value, this many characters in a row are enough to be hidden. */
  private static final int PART = 8;

  /** A name of this length that is a word of a value is hidden. */
  private static final int WORD = 3;

  /** Where a text was cut short, fewer are enough. */
  private static final int CUT_PART = 3;

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"|'([^']+)'");

  /** A syntax error, and a value that its type doesn't take: the message quotes a part of it. */
  private static final Pattern QUOTES_PARTS = Pattern.compile("42601|22.*");

  private final List<Value> values;
  private final Pattern anyValue;
  private final Map<String, String> parts = new HashMap<>();

  private record Value(String name, String text) {
    boolean holds(String part, boolean anyPart) {
      return anyPart
          ? folded(text).contains(part)
          : part.length() >= WORD && List.of(folded(text).split("\\W+")).contains(part);
    }
  }

  /**
   * Hides these values.
   *
   * @param values the values by name; blank ones hide nothing
   */
  public PlaceholderMask(Map<String, String> values) {
    this.values =
        values.entrySet().stream()
            .filter(value -> !value.getValue().isBlank())
            .flatMap(value -> spellings(value.getKey(), value.getValue()).stream())
            .sorted(
                Comparator.<Value>comparingInt(value -> -value.text.length())
                    .thenComparing(Value::name))
            .toList();
    this.anyValue =
        Pattern.compile(
            this.values.stream().map(PlaceholderMask::pattern).collect(Collectors.joining("|")),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    for (Value value : this.values) {
      for (int i = 0; i + PART <= value.text.length(); i++) {
        parts.putIfAbsent(folded(value.text.substring(i, i + PART)), value.name);
      }
    }
  }

  /** As it was set, and as the server reads it inside quotes. */
  private static List<Value> spellings(String name, String value) {
    return List.of(value, value.strip(), value.replace("''", "'").replace("\\\\", "\\")).stream()
        .distinct()
        .map(text -> new Value(name, text))
        .toList();
  }

  private static String pattern(Value value) {
    String quoted = Pattern.quote(value.text);
    return value.text.length() < ANYWHERE ? "(?<!\\w)" + quoted + "(?!\\w)" : quoted;
  }

  /**
   * Takes the values out of a text.
   *
   * @param text what was written
   * @param sqlState the SQLSTATE that came with it; empty where there is none
   * @return the text, with a placeholder for each value and each part of one
   */
  public String hide(String text, String sqlState) {
    if (values.isEmpty()) {
      return text;
    }
    String whole =
        anyValue
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(whole(nameOf(found.group()))));
    String shown = withoutParts(withoutCutParts(whole));
    return withoutQuotedParts(shown, QUOTES_PARTS.matcher(sqlState).matches());
  }

  private String nameOf(String found) {
    return values.stream()
        .filter(value -> value.text.equalsIgnoreCase(found))
        .findFirst()
        .map(Value::name)
        .orElse("");
  }

  private static String whole(String name) {
    return "${" + name + "}";
  }

  private static String part(String name) {
    return "${" + name + "}…";
  }

  /** The server cuts a long value short, and says so with three dots. */
  private String withoutCutParts(String text) {
    String shown = text;
    for (Value value : values) {
      int from = 0;
      for (int dots = shown.indexOf("...", from); dots >= 0; dots = shown.indexOf("...", from)) {
        int before = Math.min(value.text.length(), dots);
        while (before >= CUT_PART
            && !shown.regionMatches(true, dots - before, value.text, 0, before)) {
          before--;
        }
        if (before >= CUT_PART) {
          String hidden = part(value.name);
          shown = shown.substring(0, dots - before) + hidden + shown.substring(dots);
          dots += hidden.length() - before;
        }
        from = dots + 3;
      }
    }
    return shown;
  }

  private String withoutParts(String text) {
    if (parts.isEmpty() || text.length() < PART) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    String folded = folded(text);
    int at = 0;
    while (at < text.length()) {
      String name = folded.length() == text.length() ? partAt(folded, at) : null;
      if (name == null) {
        shown.append(text.charAt(at++));
        continue;
      }
      int end = at + PART;
      while (partAt(folded, end - PART + 1) != null) {
        end++;
      }
      shown.append(part(name));
      at = end;
    }
    return shown.toString();
  }

  private @Nullable String partAt(String folded, int at) {
    return at + PART <= folded.length() ? parts.get(folded.substring(at, at + PART)) : null;
  }

  /** A name or a word of a value is quoted by itself; where anything is, any part of one may be. */
  private String withoutQuotedParts(String text, boolean anyPart) {
    Matcher quoted = QUOTED.matcher(text);
    StringBuilder shown = new StringBuilder();
    while (quoted.find()) {
      String inside = quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
      String hidden =
          values.stream()
              .filter(value -> value.holds(folded(inside), anyPart))
              .findFirst()
              .map(value -> quoted.group().replace(inside, part(value.name)))
              .orElse(quoted.group());
      quoted.appendReplacement(shown, Matcher.quoteReplacement(hidden));
    }
    return quoted.appendTail(shown).toString();
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
