package dev.aludel.internal.sql;

/** What a piece of SQL text is to PostgreSQL's lexer. */
public enum TokenKind {
  /** Blanks and line ends; also the byte order mark at the beginning of a file. */
  WHITESPACE,
  /** From {@code --} to before the line end. */
  LINE_COMMENT,
  /** From {@code /*} to its own end; block comments nest. */
  BLOCK_COMMENT,
  /** A keyword or a name without quotes. */
  WORD,
  /** A name in double quotes, with its {@code U&} where it has one. */
  QUOTED_IDENTIFIER,
  /** A string in single quotes, with its {@code E}, {@code U&}, {@code N}, {@code B}, {@code X}. */
  STRING,
  /**
   * A further part of the string before it: only white space with a line end, and line comments,
   * stand between them.
   */
  STRING_CONTINUATION,
  /** A string between two {@code $tag$}. */
  DOLLAR_STRING,
  /** A number of any form. */
  NUMBER,
  /** {@code $1}. */
  PARAMETER,
  /** One or more of the characters that PostgreSQL makes operators of. */
  OPERATOR,
  /** {@code , ; ( ) [ ] . .. : :: :=} and every single character that means nothing in SQL. */
  PUNCTUATION,
  /** A backslash outside quotes and what follows it on its line: a command to psql. */
  PSQL_COMMAND,
  /** A line of the data that follows {@code COPY … FROM STDIN}, with its line end. */
  COPY_DATA;

  /** {@return whether the server would see it, unlike white space and comments} */
  public boolean significant() {
    return this != WHITESPACE && this != LINE_COMMENT && this != BLOCK_COMMENT;
  }
}
