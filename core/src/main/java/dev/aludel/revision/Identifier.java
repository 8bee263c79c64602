package dev.aludel.revision;

import dev.aludel.error.ResolutionException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a user types to name revisions: {@code [label@] (symbol | symbol±N | ±N)}.
 *
 * @param text the identifier as it was given
 * @param branch what stands before the {@code @}
 * @param symbol {@code head}, {@code heads}, {@code base}, {@code current}, an id, the beginning of
 *     one, or a label; absent only before a number
 * @param steps the number after {@code +} or {@code -}, negative for the latter
 */
record Identifier(
    String text, Optional<String> branch, Optional<String> symbol, OptionalInt steps) {

  private static final String FORMS =
      "Use 'head', 'heads', 'base', an id or its beginning, or a label, with 'label@' before it"
          + " or '+N' or '-N' behind it.";

  /**
   * Apart, since a start wants {@code head} alone, and a first pattern takes a JVM milliseconds.
   */
  private static final class Composed {
    static final Pattern FORM =
        Pattern.compile("(?:([A-Za-z0-9_.]+)@)?([A-Za-z0-9_.]+)?(?:([+-])([0-9]+))?");
  }

  /** The one parser of identifiers; matches the whole text. */
  static Identifier parse(String text) {
    if (text.isEmpty()) {
      throw new ResolutionException(
          ResolutionException.Reason.MALFORMED, "The identifier is empty.", FORMS, text);
    }
    if (text.indexOf(':') >= 0) {
      throw new ResolutionException(
          ResolutionException.Reason.UNSUITABLE,
          "'" + text + "' is a range, and only one end of it is wanted here.",
          "Name one revision; a range is for 'history'.",
          text);
    }
    if (isOneWord(text)) {
      return new Identifier(text, Optional.empty(), Optional.of(text), OptionalInt.empty());
    }
    Matcher matcher = Composed.FORM.matcher(text);
    if (!matcher.matches() || matcher.group(2) == null && matcher.group(3) == null) {
      throw new ResolutionException(
          ResolutionException.Reason.MALFORMED,
          "'" + text + "' has the form of no identifier" + fault(text) + ".",
          FORMS,
          text);
    }
    return new Identifier(
        text,
        Optional.ofNullable(matcher.group(1)),
        Optional.ofNullable(matcher.group(2)),
        steps(Optional.ofNullable(matcher.group(3)), Optional.ofNullable(matcher.group(4))));
  }

  private static boolean isOneWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Name.allowed(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  boolean relative() {
    return steps.isPresent();
  }

  /** {@return whether it counts from the current revision or the heads, as {@code -1} does} */
  boolean unanchored() {
    return symbol.isEmpty();
  }

  boolean is(String word) {
    return !relative() && symbol.filter(word::equals).isPresent();
  }

  /**
   * {@return how it is to be written with another number, as {@code lab@x+2} for {@code lab@x+5}}
   */
  String withSteps(int number) {
    return branch.map(label -> label + "@").orElse("")
        + symbol.orElse("")
        + (number < 0 ? "-" : "+")
        + Math.abs(number);
  }

  /** {@return the same number of steps from a revision, as {@code x-1} for {@code head-1}} */
  String from(String id) {
    return steps.isEmpty()
        ? id
        : id + (steps.getAsInt() < 0 ? "-" : "+") + Math.abs(steps.getAsInt());
  }

  private static OptionalInt steps(Optional<String> sign, Optional<String> digits) {
    if (digits.isEmpty()) {
      return OptionalInt.empty();
    }
    // No history is as long as nine digits; more of them need not be told apart.
    String number = digits.get().replaceFirst("^0+(?=[0-9])", "");
    int count = number.length() > 9 ? 999_999_999 : Integer.parseInt(number);
    return OptionalInt.of(sign.filter("-"::equals).isPresent() ? -count : count);
  }

  private static String fault(String text) {
    return text.codePoints()
        .filter(character -> !Name.allowed(character) && "@+-".indexOf(character) < 0)
        .mapToObj(character -> ": it has the character '" + Character.toString(character) + "'")
        .findFirst()
        .orElse("");
  }
}
