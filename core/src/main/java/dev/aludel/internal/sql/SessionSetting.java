package dev.aludel.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells which statements change the session for those that follow, and nothing else. */
public final class SessionSetting {

  private static final int TOKENS = 6;

  private SessionSetting() {}

  /**
   * Whether a statement is SET, RESET, or a call of {@code set_config}, as pg_dump writes it.
   *
   * @param statement one statement
   * @return whether it only sets something
   */
  public static boolean is(String statement) {
    SqlLexer lexer = SqlLexer.of(statement, "");
    List<Token> tokens = new ArrayList<>();
    for (Optional<Token> token = lexer.next();
        token.isPresent() && tokens.size() < TOKENS;
        token = lexer.next()) {
      switch (token.get().kind()) {
        case WHITESPACE, LINE_COMMENT, BLOCK_COMMENT -> {}
        default -> tokens.add(token.get());
      }
    }
    if (tokens.isEmpty()) {
      return false;
    }
    Token first = tokens.get(0);
    if (first.isWord("set")) {
      return tokens.size() < 2 || !tokens.get(1).isWord("constraints");
    }
    return first.isWord("reset")
        || (first.isWord("select")
            && tokens.stream().anyMatch(token -> token.isWord("set_config")));
  }
}
