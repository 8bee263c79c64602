package dev.aludel.internal.reflection;

import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.SqlLexer;
import dev.aludel.internal.sql.Token;
import dev.aludel.internal.sql.TokenKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The words of a text that the server has written, where keywords are in capitals and names are
 * not.
 */
final class DeparsedTokens {

  private final List<Token> tokens = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();

  private DeparsedTokens() {}

  static DeparsedTokens of(String sql) {
    DeparsedTokens read = new DeparsedTokens();
    SqlLexer lexer = SqlLexer.of(sql, "a text of the server");
    int start = 0;
    for (Optional<Token> next = lexer.next(); next.isPresent(); next = lexer.next()) {
      Token token = next.get();
      if (token.kind().significant()) {
        read.tokens.add(token);
        read.starts.add(start);
      }
      start += token.text().length();
    }
    return read;
  }

  int size() {
    return tokens.size();
  }

  /** {@return where in the text a word begins} */
  int start(int at) {
    return starts.get(at);
  }

  /** {@return where in the text a word has ended} */
  int end(int at) {
    return starts.get(at) + tokens.get(at).text().length();
  }

  /** {@return whether a keyword or sign stands at a place} */
  boolean is(int at, String word) {
    return at >= 0 && at < tokens.size() && tokens.get(at).text().equals(word);
  }

  /** {@return whether a name stands at a place} */
  boolean isName(int at) {
    if (at < 0 || at >= tokens.size()) {
      return false;
    }
    Token token = tokens.get(at);
    return token.kind() == TokenKind.QUOTED_IDENTIFIER
        || (token.kind() == TokenKind.WORD && Identifiers.value(token.text()).equals(token.text()));
  }

  String name(int at) {
    return Identifiers.value(tokens.get(at).text());
  }

  /** {@return the schema that a name is written with} */
  Optional<String> qualifier(int at) {
    return is(at - 1, ".") && isName(at - 2) ? Optional.of(name(at - 2)) : Optional.empty();
  }

  /** {@return the names, as they are written, of a list of nothing but names that begins here} */
  Optional<List<String>> namesFrom(int open) {
    if (!is(open, "(")) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    int at = open + 1;
    while (isName(at)) {
      names.add(tokens.get(at).text());
      if (is(at + 1, ")")) {
        return Optional.of(names);
      }
      if (!is(at + 1, ",")) {
        return Optional.empty();
      }
      at += 2;
    }
    return Optional.empty();
  }

  int closing(int open) {
    int depth = 0;
    int at = open;
    do {
      depth += is(at, "(") ? 1 : is(at, ")") ? -1 : 0;
      at++;
    } while (depth > 0 && at < tokens.size());
    return at - 1;
  }

  int opening(int close) {
    int depth = 0;
    int at = close;
    do {
      depth += is(at, ")") ? 1 : is(at, "(") ? -1 : 0;
      at--;
    } while (depth > 0 && at >= 0);
    return at + 1;
  }

  /** {@return whether what stands in these parentheses is a join, not a query} */
  boolean holdsJoin(int open, int close) {
    int depth = 0;
    for (int at = open; at < close; at++) {
      depth += is(at, "(") ? 1 : is(at, ")") ? -1 : 0;
      if (depth == 1 && is(at, "JOIN")) {
        return true;
      }
      if (depth == 1 && is(at, "SELECT")) {
        return false;
      }
    }
    return false;
  }

  /** {@return the names that WITH gives to queries} */
  Set<String> namesOfWith() {
    Set<String> names = new HashSet<>();
    for (int at = 0; at < tokens.size(); at++) {
      boolean query =
          is(at, "AS")
              && (is(at + 1, "(")
                  || (is(at + 1, "MATERIALIZED") && is(at + 2, "("))
                  || (is(at + 1, "NOT") && is(at + 2, "MATERIALIZED")));
      if (query) {
        int name = is(at - 1, ")") ? opening(at - 1) - 1 : at - 1;
        if (isName(name)) {
          names.add(name(name));
        }
      }
    }
    return names;
  }
}
