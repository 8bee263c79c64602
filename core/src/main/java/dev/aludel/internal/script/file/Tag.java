package dev.aludel.internal.script.file;

import dev.aludel.internal.sql.Token;
import dev.aludel.internal.sql.TokenKind;
import dev.aludel.internal.text.Spelling;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line comment that begins with an at sign.
 *
 * @param name what follows the at sign, up to a blank
 * @param value the rest of the line, without blanks around it; may be empty
 * @param line its line in the file, from 1
 * @param ownLine whether it has the line to itself, as a tag must
 */
record Tag(String name, String value, int line, boolean ownLine) {

  static final String UPGRADE = "upgrade";
  static final String DOWNGRADE = "downgrade";

  /** Stands between two statements of a section: a transaction ends there. */
  static final String COMMIT = "commit";

  /** Stands in a section: a person must decide what its value says before the section may run. */
  static final String UNDECIDED = "undecided";

  private static final List<String> MARKS = List.of(COMMIT, UNDECIDED);

  /** The tags of the header, and the two that end it. */
  static final List<String> KNOWN =
      List.of(
          "id",
          "revises",
          "depends-on",
          "label",
          "message",
          "transaction",
          "lock-timeout",
          "statement-timeout",
          "placeholders",
          UPGRADE,
          DOWNGRADE);

  private static final String EMPTY = "empty";

  /** Reads a token as a tag, known or not; nothing where it is anything else. */
  static Optional<Tag> of(Token token) {
    return token.kind() == TokenKind.LINE_COMMENT
        ? of(token.text().substring(2).strip(), token)
        : Optional.empty();
  }

  /** The tag of or in a section that a line of COPY data would be elsewhere. */
  static Optional<Tag> inData(Token line) {
    if (!line.text().startsWith("--")) {
      return Optional.empty();
    }
    return of(line.text().substring(2).strip(), line)
        .filter(tag -> tag.isSection() || MARKS.stream().anyMatch(tag::is));
  }

  private static Optional<Tag> of(String comment, Token token) {
    if (!comment.startsWith("@")) {
      return Optional.empty();
    }
    int end = wordEnd(comment);
    String name = comment.substring(1, end);
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(new Tag(name, comment.substring(end).strip(), token.line(), token.ownLine()));
  }

  private static int wordEnd(String comment) {
    int end = 0;
    while (end < comment.length() && !Character.isWhitespace(comment.charAt(end))) {
      end++;
    }
    return end;
  }

  boolean is(String known) {
    return ownLine && name.equals(known);
  }

  boolean isSection() {
    return is(UPGRADE) || is(DOWNGRADE);
  }

  /**
   * The mark inside a section that a line comment was probably meant to be: its first word is one
   * edit away from it, or it does not begin its line.
   */
  static Optional<String> meantMark(Token token) {
    if (token.kind() != TokenKind.LINE_COMMENT) {
      return Optional.empty();
    }
    String comment = token.text().substring(2).strip();
    String word = comment.substring(0, wordEnd(comment));
    return MARKS.stream()
        .filter(mark -> !token.ownLine() || !word.equals("@" + mark))
        .filter(mark -> isNear(word, "@" + mark))
        .findFirst();
  }

  /** The mark inside a section that stands in the header, perhaps misspelt. */
  static Optional<String> meantMark(Tag tag) {
    return MARKS.stream().filter(mark -> isNear("@" + tag.name(), "@" + mark)).findFirst();
  }

  /** Letter case does not count behind an at sign; {@code Commit} without one begins a sentence. */
  private static boolean isNear(String word, String mark) {
    if (word.startsWith("@")) {
      return Math.abs(word.length() - mark.length()) <= 1 && Spelling.distance(word, mark) <= 1;
    }
    int more = word.length() - mark.length();
    return word.equals(mark.substring(1))
        || (more == 0 && word.endsWith(mark.substring(1)))
        || (more == 1 && word.endsWith(mark));
  }

  /** Whether a section says that it has nothing to do. */
  boolean declaresEmpty() {
    return value.equals(EMPTY);
  }

  /** The section that a comment which is no tag was probably meant to begin. */
  Optional<String> meantSection() {
    String lower = name.toLowerCase(Locale.ROOT);
    if (isSection()) {
      return Optional.empty();
    }
    if (lower.startsWith("up")) {
      return Optional.of(UPGRADE);
    }
    return lower.startsWith("down") || lower.startsWith("undo") || lower.startsWith("rollback")
        ? Optional.of(DOWNGRADE)
        : Optional.empty();
  }

  String nearestKnown() {
    return meantSection()
        .orElseGet(
            () ->
                KNOWN.stream()
                    .min(Comparator.comparingInt(known -> Spelling.distance(name, known)))
                    .orElseThrow());
  }

  /** What is wrong with the value of a section's tag. */
  Optional<String> sectionProblem() {
    return value.isEmpty() || declaresEmpty()
        ? Optional.empty()
        : Optional.of(
            "'-- @%s' is followed by '%s'. Write nothing behind it, or 'empty' if it has nothing to do."
                .formatted(name, value));
  }
}
