package dev.aludel.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gathers tokens into statements, as psql does before it sends them.
 *
 * <p>Only the current statement is held. {@link #split} is for a text as a whole; who has to look
 * at the tokens too takes them from {@link #next}.
 */
public final class SqlSplitter {

  /** More than a COPY with as many columns as a table can have; what decides stands before. */
  private static final int TOKENS_TO_CLASSIFY = 10_000;

  private final SqlLexer lexer;
  private final Consumer<? super SqlStatement> statements;
  private final StringBuilder text = new StringBuilder();
  private final List<Token> significant = new ArrayList<>();
  private StatementEnd end = new StatementEnd();
  private int length;

  /**
   * Reads from a lexer that stands between two statements.
   *
   * @param lexer where the tokens come from
   * @param statements gets each statement once its last token was read
   */
  public SqlSplitter(SqlLexer lexer, Consumer<? super SqlStatement> statements) {
    this.lexer = lexer;
    this.statements = statements;
  }

  /**
   * Splits a text as a whole.
   *
   * @param sql one statement or several, or none
   * @return the statements, in their order
   * @throws dev.aludel.error.MalformedSqlException where the text can't be read to its end
   */
  public static List<SqlStatement> split(String sql) {
    List<SqlStatement> statements = new ArrayList<>();
    SqlSplitter splitter = new SqlSplitter(SqlLexer.of(sql, ""), statements::add);
    while (splitter.next().isPresent()) {}
    splitter.endStatement();
    return statements;
  }

  /**
   * Takes the next token, and makes it part of its statement.
   *
   * @return the token, or nothing behind the last one
   * @throws dev.aludel.error.MalformedSqlException where the text can't be read on
   */
  public Optional<Token> next() {
    Optional<Token> token = lexer.next();
    token.ifPresent(this::take);
    return token;
  }

  /**
   * Ends the statement begun, if there is one, where the text or a part of it ends; a COPY has no
   * data then.
   */
  public void endStatement() {
    if (!significant.isEmpty()) {
      emit(StatementClassifier.classify(significant));
    }
  }

  /** {@return the line that the statement begun starts in, where the text stands inside one} */
  public Optional<Integer> openStatement() {
    return significant.isEmpty() ? Optional.empty() : Optional.of(significant.get(0).line());
  }

  private void endStatementInLine() {
    if (!significant.isEmpty()) {
      StatementClass kind = StatementClassifier.classify(significant);
      if (kind.dataFollows()) {
        lexer.announceCopyData();
      }
      emit(kind);
    }
  }

  private void take(Token token) {
    switch (token.kind()) {
      case WHITESPACE, LINE_COMMENT, BLOCK_COMMENT -> {
        if (!significant.isEmpty()) {
          text.append(token.text());
        }
      }
      case COPY_DATA -> {}
      case PSQL_COMMAND -> {
        if (significant.isEmpty() && PsqlCommand.skipped(token)) {
          return;
        }
        endStatementInLine();
        append(token);
        emit(StatementClass.psqlCommand(token.text().stripTrailing()));
      }
      default -> {
        if (end.pass(token)) {
          endStatementInLine();
        } else {
          append(token);
        }
      }
    }
  }

  private void append(Token token) {
    text.append(token.text());
    length = text.length();
    if (significant.size() < TOKENS_TO_CLASSIFY) {
      significant.add(token);
    }
  }

  private void emit(StatementClass kind) {
    Token first = significant.get(0);
    String statement = text.substring(0, length);
    text.setLength(0);
    significant.clear();
    end = new StatementEnd();
    statements.accept(new SqlStatement(statement, first.line(), first.column(), kind));
  }
}
