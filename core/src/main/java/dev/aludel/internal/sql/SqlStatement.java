package dev.aludel.internal.sql;

import java.util.Optional;

/**
 * One statement as it stands in a text.
 *
 * @param text from its first token to before its semicolon, comments inside it included
 * @param line the line of its first character in the whole text, from 1
 * @param column its column, in code points from 1
 * @param kind what it is to the one who runs it
 * @param knownEffect what it does outside every transaction, where an operation says so; otherwise
 *     its text is asked
 * @param written the text as it may be shown and logged: with its placeholders unresolved
 */
public record SqlStatement(
    String text,
    int line,
    int column,
    StatementClass kind,
    Optional<StandaloneEffect> knownEffect,
    String written) {

  /**
   * A statement of a text, without placeholders.
   *
   * @param text from its first token to before its semicolon
   * @param line the line of its first character in the whole text, from 1
   * @param column its column, in code points from 1
   * @param kind what it is to the one who runs it
   */
  public SqlStatement(String text, int line, int column, StatementClass kind) {
    this(text, line, column, kind, Optional.empty(), text);
  }

  /**
   * A statement that stands in no file, such as one that Java code asked for.
   *
   * @param text the statement
   * @return an ordinary statement at line 0
   */
  public static SqlStatement unplaced(String text) {
    return new SqlStatement(text, 0, 0, StatementClass.ORDINARY);
  }

  /**
   * A statement of an operation that can't run in a transaction.
   *
   * @param text the statement
   * @param construct what it is called in messages, such as {@code CREATE INDEX CONCURRENTLY}
   * @param effect what it does, so that the catalog can be asked afterwards whether it did
   * @return a statement that stands alone, at line 0
   */
  public static SqlStatement standalone(String text, String construct, StandaloneEffect effect) {
    return new SqlStatement(
        text, 0, 0, StatementClass.nonTransactional(construct), Optional.of(effect), text);
  }

  /** {@return what it does outside every transaction} */
  public StandaloneEffect effect() {
    return knownEffect.orElseGet(() -> StandaloneReader.read(text));
  }

  /** {@return the same without its place} */
  public SqlStatement withoutPlace() {
    return new SqlStatement(text, 0, 0, kind, knownEffect, written);
  }

  /**
   * The same with the values of its placeholders.
   *
   * @param resolved the text to run
   * @param resolvedKind what that is
   * @return the statement to run
   */
  SqlStatement with(String resolved, StatementClass resolvedKind) {
    return new SqlStatement(resolved, line, column, resolvedKind, knownEffect, written);
  }

  /** Shows no values of placeholders. */
  @Override
  public String toString() {
    return line + ":" + column + ": " + written;
  }
}
