package dev.aludel.revision;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an id or a label may look like; both obey the same rule. */
final class Name {

  /** What the messages say about the characters. */
  static final String CHARACTERS = "1 to 64 of the characters 'A-Z', 'a-z', '0-9', '_' and '.'";

  private static final int LONGEST = 64;
  private static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");

  private Name() {}

  /**
   * {@return what is wrong with the name, as the rest of a sentence, or nothing} A reserved word is
   * reserved in any letter case, since ids differ by more than case.
   */
  static Optional<String> flaw(String name) {
    if (name.isEmpty()) {
      return Optional.of("is empty");
    }
    for (int i = 0; i < name.length(); i++) {
      if (!allowed(name.charAt(i))) {
        return Optional.of("has the character " + shown(name.codePointAt(i)));
      }
    }
    if (name.length() > LONGEST) {
      return Optional.of("has " + name.length() + " characters");
    }
    return reserved(name) ? Optional.of("is a reserved word") : Optional.empty();
  }

  static boolean allowed(int character) {
    return character >= 'a' && character <= 'z'
        || character >= 'A' && character <= 'Z'
        || character >= '0' && character <= '9'
        || character == '_'
        || character == '.';
  }

  static boolean reserved(String name) {
    return RESERVED.contains(name.toLowerCase(Locale.ROOT));
  }

  private static String shown(int character) {
    return Character.isISOControl(character)
        ? String.format(Locale.ROOT, "U+%04X", character)
        : "'" + Character.toString(character) + "'";
  }
}
