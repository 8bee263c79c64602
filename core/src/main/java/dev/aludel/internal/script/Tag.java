package dev.aludel.internal.script;

import dev.aludel.internal.sql.Token;
import dev.aludel.internal.sql.TokenKind;
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

  /** The tag of a section that a line of COPY data would be elsewhere. */
  static Optional<Tag> inData(Token line) {
    if (!line.text().startsWith("--")) {
      return Optional.empty();
    }
    return of(line.text().substring(2).strip(), line).filter(Tag::isSection);
  }

  private static Optional<Tag> of(String comment, Token token) {
    if (!comment.startsWith("@")) {
      return Optional.empty();
    }
    int end = 1;
    while (end < comment.length() && !Character.isWhitespace(comment.charAt(end))) {
      end++;
    }
    String name = comment.substring(1, end);
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(new Tag(name, comment.substring(end).strip(), token.line(), token.ownLine()));
  }

  boolean is(String known) {
    return ownLine && name.equals(known);
  }

  boolean isSection() {
    return is(UPGRADE) || is(DOWNGRADE);
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
