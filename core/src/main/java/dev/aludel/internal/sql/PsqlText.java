package dev.aludel.internal.sql;

import java.util.Optional;

/**
 * SQL as psql has to be given it, so that the server gets it as it is written.
 *
 * <p>Outside quotes psql puts the value of a variable of its own in for {@code :name}, {@code
 * :'name'} and {@code :"name"}, where it has one of that name: the bound of a slice such as {@code
 * a[1:USER]} is none.
 */
public final class PsqlText {

  private PsqlText() {}

  /**
   * Keeps psql's variables out of a statement, by a blank behind a colon.
   *
   * @param sql one statement or several
   * @return the same to the server; in almost every case the same text
   * @throws dev.aludel.error.MalformedSqlException where the text can't be read to its end
   */
  public static String of(String sql) {
    if (sql.indexOf(':') < 0) {
      return sql;
    }
    StringBuilder text = new StringBuilder(sql.length() + 8);
    SqlLexer lexer = SqlLexer.of(sql, "");
    boolean afterColon = false;
    for (Optional<Token> next = lexer.next(); next.isPresent(); next = lexer.next()) {
      Token token = next.get();
      if (afterColon && canNameVariable(token)) {
        text.append(' ');
      }
      text.append(token.text());
      afterColon = token.isSymbol(":");
    }
    return text.toString();
  }

  private static boolean canNameVariable(Token token) {
    return switch (token.kind()) {
      case WORD, QUOTED_IDENTIFIER, STRING, STRING_CONTINUATION -> true;
      default -> token.isSymbol("{");
    };
  }
}
