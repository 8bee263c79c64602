package dev.aludel.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds settings of the session that would make text mean something else than the driver, or the
 * reader of revisions, takes it for.
 *
 * <p>The driver ends the connection once the server reports them. They are found where the text
 * alone shows them: SET in all its forms, a call of {@code set_config}, an UPDATE of {@code
 * pg_settings}, also in the block of a DO and in the strings that it executes. A function's body is
 * left alone: other clients may call it.
 */
final class RefusedSetting {

  private static final Set<String> UTF8 = Set.of("utf8", "unicode", "default");
  private static final Set<String> OFF = Set.of("off", "false", "no", "0", "of", "f", "n");

  /** Styles of output; the words beside them are about the order of day and month. */
  private static final List<String> OTHER_STYLES = List.of("sql", "postgres", "german");

  private final List<Token> tokens;

  private RefusedSetting(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Looks for one.
   *
   * @param tokens of one statement, without white space and comments
   * @return why the statement can't be run, where it has one
   */
  static Optional<String> in(List<Token> tokens) {
    RefusedSetting statement = new RefusedSetting(tokens);
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    Token first = tokens.get(0);
    if (first.isWord("do")) {
      return inStrings(tokens);
    }
    if (first.isWord("set")) {
      return statement.set(0);
    }
    if (first.isWord("update")) {
      return statement.update();
    }
    return first.isWord("select") || first.isWord("with") || first.isWord("values")
        ? statement.calls()
        : Optional.empty();
  }

  /** What a block runs, and what it puts together from whole strings. */
  private static Optional<String> inStrings(List<Token> tokens) {
    for (QuotedText quoted : QuotedText.in(tokens)) {
      RefusedSetting text = new RefusedSetting(quoted.tokens());
      for (int i = 0; i < quoted.tokens().size(); i++) {
        boolean sets = text.is(i, "set") && quoted.beginsStatement(i);
        Optional<String> found = sets ? text.set(i) : Optional.empty();
        if (found.isPresent()) {
          return found;
        }
      }
      Optional<String> found = text.calls().or(text::update);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** SET [SESSION | LOCAL] name { TO | = } values, or SET NAMES value. */
  private Optional<String> set(int at) {
    int next = is(at + 1, "session") || is(at + 1, "local") ? at + 2 : at + 1;
    if (is(next, "names")) {
      return refusal("client_encoding", List.of(value(next + 1)));
    }
    if (!is(next + 1, "to") && !symbol(next + 1, "=")) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (int i = next + 2; i < tokens.size() && !symbol(i, ";"); i++) {
      if (!symbol(i, ",")) {
        values.add(value(i));
      }
    }
    return refusal(value(next), values);
  }

  private Optional<String> calls() {
    for (int i = 0; i + 4 < tokens.size(); i++) {
      if (is(i, "set_config")
          && symbol(i + 1, "(")
          && tokens.get(i + 2).kind() == TokenKind.STRING
          && symbol(i + 3, ",")
          && tokens.get(i + 4).kind() == TokenKind.STRING) {
        Optional<String> found = refusal(value(i + 2), List.of(value(i + 4)));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** UPDATE pg_settings SET setting = 'value' WHERE name = 'name'. */
  private Optional<String> update() {
    for (int i = 0; i < tokens.size(); i++) {
      if (is(i, "update")
          && (value(i + 1).equals("pg_settings") || value(i + 3).equals("pg_settings"))) {
        List<String> words = new ArrayList<>();
        for (int j = i; j < tokens.size(); j++) {
          words.add(value(j));
        }
        for (String name : List.of("client_encoding", "datestyle", "standard_conforming_strings")) {
          if (words.contains(name)) {
            words.remove(name);
            return refusal(name, words);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> refusal(String name, List<String> values) {
    return switch (name) {
      case "client_encoding" ->
          values.stream().map(RefusedSetting::bare).anyMatch(UTF8::contains)
              ? Optional.empty()
              : Optional.of(
                  "'client_encoding' can't be set to anything but UTF8: revisions are read as UTF-8, and"
                      + " PostgreSQL's JDBC driver sends UTF-8. Save the file as UTF-8, and leave this out");
      case "datestyle" ->
          values.stream().noneMatch(RefusedSetting::isOtherStyle)
              ? Optional.empty()
              : Optional.of(
                  "'DateStyle' can't be set to any style but ISO, which PostgreSQL's JDBC driver needs. Say"
                      + " only the order of day and month, such as 'ISO, DMY'; for the output, use to_char");
      case "standard_conforming_strings" ->
          values.stream().noneMatch(OFF::contains)
              ? Optional.empty()
              : Optional.of(
                  "'standard_conforming_strings' can't be off: Aludel reads a backslash in quotes as the"
                      + " standard says. Leave this out, and write strings with escapes as E'…'");
      default -> Optional.empty();
    };
  }

  private static boolean isOtherStyle(String value) {
    return OTHER_STYLES.stream().anyMatch(value::contains);
  }

  /** As the server compares names of encodings: {@code UTF-8} is {@code utf8}. */
  private static String bare(String encoding) {
    return encoding.replaceAll("[^a-z0-9]", "");
  }

  /** A word, a quoted name or a string, in lower case and without its quotes. */
  private String value(int at) {
    return at < tokens.size() ? AsciiCase.lower(QuotedText.unquoted(tokens.get(at))) : "";
  }

  private boolean is(int at, String word) {
    return at < tokens.size() && tokens.get(at).isWord(word);
  }

  private boolean symbol(int at, String symbol) {
    return at < tokens.size() && tokens.get(at).isSymbol(symbol);
  }
}
