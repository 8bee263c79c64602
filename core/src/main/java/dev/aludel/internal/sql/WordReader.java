package dev.aludel.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one statement word by word, without its comments and white space. */
final class WordReader {

  private final List<Token> tokens;
  private int at;

  private WordReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** Stands before the first word of a statement. */
  static WordReader of(String sql) {
    List<Token> tokens = new ArrayList<>();
    SqlLexer lexer = SqlLexer.of(sql, "");
    for (Optional<Token> token = lexer.next(); token.isPresent(); token = lexer.next()) {
      if (token.get().kind().significant()) {
        tokens.add(token.get());
      }
    }
    return new WordReader(tokens);
  }

  List<Token> tokens() {
    return tokens;
  }

  /** A name with its schema, as it was written. */
  String name() {
    return String.join(".", nameParts());
  }

  /** The parts of a name, as they were written; never none. */
  List<String> nameParts() {
    List<String> parts = new ArrayList<>();
    do {
      parts.add(at < tokens.size() ? tokens.get(at++).text() : "");
    } while (takesSymbol("."));
    return parts;
  }

  boolean takes(String word) {
    if (isNext(word)) {
      at++;
      return true;
    }
    return false;
  }

  boolean takesSymbol(String symbol) {
    if (at < tokens.size() && tokens.get(at).isSymbol(symbol)) {
      at++;
      return true;
    }
    return false;
  }

  /** All of them, or none. */
  boolean takesPhrase(String... phrase) {
    for (int i = 0; i < phrase.length; i++) {
      if (!is(at + i, phrase[i])) {
        return false;
      }
    }
    at += phrase.length;
    return true;
  }

  /** Goes behind the next of these words. */
  boolean skipTo(String word) {
    while (at < tokens.size() && !isNext(word)) {
      at++;
    }
    return takes(word);
  }

  /** Goes behind the next comma outside parentheses and brackets. */
  boolean skipPastComma() {
    for (int depth = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      if (depth == 0 && token.isSymbol(",")) {
        at++;
        return true;
      }
      depth += token.isSymbol("(") || token.isSymbol("[") ? 1 : 0;
      depth -= token.isSymbol(")") || token.isSymbol("]") ? 1 : 0;
    }
    return false;
  }

  boolean mentions(String word) {
    return tokens.stream().anyMatch(token -> token.isWord(word));
  }

  boolean isNext(String word) {
    return is(at, word);
  }

  boolean is(int index, String word) {
    return index < tokens.size() && tokens.get(index).isWord(word);
  }

  /** Goes behind the next token, whatever it is. */
  void skip() {
    at++;
  }

  boolean ended() {
    return at >= tokens.size();
  }
}
