package dev.aludel.internal.sql;

import static dev.aludel.internal.sql.SqlCharacters.isDigit;
import static dev.aludel.internal.sql.SqlCharacters.isExtended;
import static dev.aludel.internal.sql.SqlCharacters.isLineEnd;
import static dev.aludel.internal.sql.SqlCharacters.isOperator;
import static dev.aludel.internal.sql.SqlCharacters.isSign;
import static dev.aludel.internal.sql.SqlCharacters.isSpace;
import static dev.aludel.internal.sql.SqlCharacters.isWordPart;
import static dev.aludel.internal.sql.SqlCharacters.isWordStart;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Cuts SQL text into tokens as PostgreSQL's own lexer does; put together they are the text again.
 *
 * <p>Only the current token is held, so a text of any length needs little memory, and every
 * character is looked at a bounded number of times. The rules are those of the manual's section
 * 4.1, "Lexical Structure", with {@code standard_conforming_strings} on. Where servers differ (a
 * number such as {@code 1_000} is two tokens before PostgreSQL 16) the newest one counts.
 */
public final class SqlLexer {

  private enum Mode {
    STANDARD,
    ESCAPES
  }

  private final CharWindow window;
  private boolean begun;
  private boolean textOnLine;
  private Optional<Mode> continuable = Optional.empty();
  private boolean lineEndSinceString;
  private int singleOperators;
  private boolean copyAnnounced;
  private boolean inCopyData;
  private boolean returnEndsCopyLine;

  private SqlLexer(CharWindow window) {
    this.window = window;
  }

  /**
   * Reads a text.
   *
   * @param sql the text
   * @param place what errors call it, such as a file; may be empty
   * @return a lexer at its beginning
   */
  public static SqlLexer of(String sql, String place) {
    return new SqlLexer(CharWindow.of(sql, place));
  }

  /**
   * Reads UTF-8; the caller closes the stream.
   *
   * @param in the bytes
   * @param place what errors call them, such as a file; may be empty
   * @return a lexer at their beginning
   * @throws UncheckedIOException where they can't be read
   */
  public static SqlLexer of(InputStream in, String place) {
    return new SqlLexer(CharWindow.of(in, place));
  }

  /**
   * Takes the next token.
   *
   * @return the token, or nothing behind the last one
   * @throws dev.aludel.error.MalformedSqlException where a quote or a comment has no end, or a
   *     character can't be
   * @throws java.io.UncheckedIOException where reading fails
   */
  public Optional<Token> next() {
    int first = window.at(0);
    if (first == CharWindow.END) {
      return Optional.empty();
    }
    int line = window.line();
    int column = window.column();
    boolean ownLine = !textOnLine;
    if (!begun && first == '\ufeff') {
      begun = true;
      return Optional.of(
          new Token(TokenKind.WHITESPACE, window.takeUncounted(1), line, column, ownLine));
    }
    begun = true;
    Token token = scan(first).token(line, column, ownLine);
    remember(token);
    return Optional.of(token);
  }

  /** How often a character was looked at so far. */
  long looks() {
    return window.looks();
  }

  /**
   * Says that the statement just read is {@code COPY … FROM STDIN}: what follows the current line,
   * up to a line of {@code \.}, is data.
   */
  public void announceCopyData() {
    copyAnnounced = true;
  }

  /** What was found at the front of the window, and how long it is. */
  private record Found(CharWindow window, TokenKind kind, int length) {
    Token token(int line, int column, boolean ownLine) {
      return new Token(kind, window.take(length), line, column, ownLine);
    }
  }

  private Found found(TokenKind kind, int length) {
    return new Found(window, kind, length);
  }

  private Found scan(int first) {
    if (inCopyData) {
      return found(TokenKind.COPY_DATA, copyLine());
    }
    if (singleOperators > 0) {
      singleOperators--;
      return found(TokenKind.OPERATOR, 1);
    }
    if (isSpace(first)) {
      return found(TokenKind.WHITESPACE, whitespace());
    }
    int second = window.at(1);
    if (first == '-' && second == '-') {
      return found(TokenKind.LINE_COMMENT, beforeLineEnd(2));
    }
    if (first == '/' && second == '*') {
      return found(TokenKind.BLOCK_COMMENT, blockComment());
    }
    if (first == '\'' || first == '"' || isPrefix(first, second)) {
      return quoted(first, second);
    }
    if (isWordStart(first)) {
      return found(TokenKind.WORD, wordEnd(1));
    }
    if (isDigit(first) || (first == '.' && isDigit(second))) {
      return found(TokenKind.NUMBER, NumberScan.length(window));
    }
    if (first == '$') {
      return dollar(second);
    }
    if (isOperator(first)) {
      return found(TokenKind.OPERATOR, operator());
    }
    if (first == '\\') {
      return found(TokenKind.PSQL_COMMAND, beforeLineEnd(1));
    }
    boolean pair =
        (first == ':' && (second == ':' || second == '=')) || (first == '.' && second == '.');
    return found(TokenKind.PUNCTUATION, pair ? 2 : 1);
  }

  /** Keeps what the next token's meaning depends on. */
  private void remember(Token token) {
    switch (token.kind()) {
      case WHITESPACE -> {
        if (SqlCharacters.holdsLineEnd(token.text())) {
          textOnLine = false;
          lineEndSinceString = true;
          inCopyData = copyAnnounced;
          copyAnnounced = false;
          returnEndsCopyLine = token.text().endsWith("\r");
        }
      }
      case LINE_COMMENT -> textOnLine = true;
      case COPY_DATA -> {
        textOnLine = false;
        inCopyData = !token.endsCopyData();
      }
      case STRING, STRING_CONTINUATION -> {
        textOnLine = true;
        lineEndSinceString = false;
      }
      default -> {
        textOnLine = true;
        continuable = Optional.empty();
      }
    }
  }

  /** All of it; but where data is announced, to the end of this line. */
  private int whitespace() {
    int length = 0;
    while (isSpace(window.at(length))) {
      if (copyAnnounced && isLineEnd(window.at(length))) {
        return afterLineEnd(length);
      }
      length++;
    }
    return length;
  }

  private int beforeLineEnd(int from) {
    int length = from;
    while (window.at(length) != CharWindow.END && !isLineEnd(window.at(length))) {
      length++;
    }
    return length;
  }

  private int afterLineEnd(int from) {
    int length = beforeLineEnd(from);
    if (window.at(length) == '\r' && window.at(length + 1) == '\n') {
      return length + 2;
    }
    return window.at(length) == CharWindow.END ? length : length + 1;
  }

  /**
   * To psql a lone CR is a character of the data, such as one in a quoted field of CSV; but where
   * the line of the COPY ends with one, so do the others.
   */
  private int copyLine() {
    if (returnEndsCopyLine) {
      return afterLineEnd(0);
    }
    int length = window.find('\n', 0);
    return window.at(length) == CharWindow.END ? length : length + 1;
  }

  private int blockComment() {
    int depth = 1;
    int length = 2;
    while (depth > 0) {
      int c = window.at(length);
      if (c == CharWindow.END) {
        throw window.malformed(
            "a block comment begins here and does not end",
            "Close it with '*/'; block comments nest, so each '/*' in it needs one of its own.");
      }
      if (c == '*' && window.at(length + 1) == '/') {
        depth--;
        length++;
      } else if (c == '/' && window.at(length + 1) == '*') {
        depth++;
        length++;
      }
      length++;
    }
    return length;
  }

  /** Whether one of E'', B'', X'', N'', U&amp;'' and U&amp;"" begins here. */
  private boolean isPrefix(int first, int second) {
    return switch (first) {
      case 'e', 'E', 'b', 'B', 'x', 'X', 'n', 'N' -> second == '\'';
      case 'u', 'U' -> second == '&' && (window.at(2) == '\'' || window.at(2) == '"');
      default -> false;
    };
  }

  private Found quoted(int first, int second) {
    int quoteAt = first == '\'' || first == '"' ? 0 : second == '&' ? 2 : 1;
    if (window.at(quoteAt) == '"') {
      return found(TokenKind.QUOTED_IDENTIFIER, quoteEnd(quoteAt + 1, '"', Mode.STANDARD));
    }
    if (first == '\'' && continuable.isPresent() && lineEndSinceString) {
      return found(TokenKind.STRING_CONTINUATION, quoteEnd(1, '\'', continuable.get()));
    }
    Mode mode = first == 'e' || first == 'E' ? Mode.ESCAPES : Mode.STANDARD;
    continuable = Optional.of(mode);
    return found(TokenKind.STRING, quoteEnd(quoteAt + 1, '\'', mode));
  }

  private int quoteEnd(int from, char quote, Mode mode) {
    int length = from;
    while (true) {
      if (mode == Mode.STANDARD) {
        length = window.find(quote, length);
      }
      int c = window.at(length);
      if (c == CharWindow.END) {
        throw quote == '"'
            ? window.malformed(
                "a quoted name begins here and does not end",
                "Close it with '\"'; a quote inside it is written twice.")
            : window.malformed(
                "a string begins here and does not end",
                "Close it with \"'\"; a quote inside it is written twice.");
      }
      length++;
      if (c == quote) {
        if (window.at(length) != quote) {
          return length;
        }
        length++;
      } else if (c == '\\' && mode == Mode.ESCAPES && window.at(length) != CharWindow.END) {
        length++;
      }
    }
  }

  private int wordEnd(int from) {
    int length = from;
    while (isWordPart(window.at(length)) || window.at(length) == '$') {
      length++;
    }
    return length;
  }

  /** A dollar-quoted string, a parameter, or a dollar sign that is neither. */
  private Found dollar(int second) {
    if (isDigit(second)) {
      int length = 2;
      while (isDigit(window.at(length))) {
        length++;
      }
      return found(TokenKind.PARAMETER, length);
    }
    int tag = 1;
    if (isWordStart(second)) {
      while (isWordPart(window.at(tag))) {
        tag++;
      }
    }
    return window.at(tag) == '$'
        ? found(TokenKind.DOLLAR_STRING, dollarEnd(tag + 1))
        : found(TokenKind.PUNCTUATION, 1);
  }

  private int dollarEnd(int tag) {
    int length = tag;
    while (true) {
      int c = window.at(length);
      if (c == CharWindow.END) {
        throw window.malformed(
            "a dollar-quoted string begins here and does not end",
            "Close it with the same tag that opens it.");
      }
      if (c == '$' && repeatsTag(length, tag)) {
        return length + tag;
      }
      length++;
    }
  }

  private boolean repeatsTag(int from, int tag) {
    for (int i = 1; i < tag; i++) {
      if (window.at(from + i) != window.at(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * An operator ends before a comment, and before a trailing {@code +} or {@code -} unless it holds
   * a character that no operator of the SQL standard has. What is cut off this way are operators of
   * one character each.
   */
  private int operator() {
    int length = 0;
    boolean extended = false;
    while (isOperator(window.at(length)) && !(length > 0 && commentBegins(length))) {
      extended |= isExtended(window.at(length));
      length++;
    }
    int kept = length;
    while (!extended && kept > 1 && isSign(window.at(kept - 1))) {
      kept--;
    }
    singleOperators = length - kept;
    return kept;
  }

  private boolean commentBegins(int at) {
    int c = window.at(at);
    return (c == '-' && window.at(at + 1) == '-') || (c == '/' && window.at(at + 1) == '*');
  }
}
