package dev.aludel.postgres;

import dev.aludel.internal.sql.SqlLexer;
import dev.aludel.internal.sql.SqlSplitter;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.StatementClass;
import dev.aludel.internal.sql.Token;
import dev.aludel.internal.sql.TokenKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** The little of psql that a printed script needs, so that it can be run where there is no psql. */
public final class ScriptInterpreter {

  private final Statement statement;
  private final Map<String, String> variables = new HashMap<>();

  private ScriptInterpreter(Statement statement) {
    this.statement = statement;
  }

  /**
   * Runs a script: {@code \set}, {@code \gset}, variables, and statements one by one.
   *
   * @param database where
   * @param script the text
   * @return how it ended
   */
  public static ScriptOutcome run(PostgresDatabase database, String script) {
    PGSimpleDataSource source = database.dataSource();
    source.setPreferQueryMode(PreferQueryMode.SIMPLE);
    // Closing the connection rolls back what is open, as the end of psql does.
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      return new ScriptInterpreter(statement).run(SqlSplitter.split(script));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private ScriptOutcome run(List<SqlStatement> script) {
    String error = "";
    for (int i = 0; i < script.size(); i++) {
      SqlStatement next = script.get(i);
      if (isCommand(next)) {
        set(next.text().strip());
        continue;
      }
      boolean kept = i + 1 < script.size() && script.get(i + 1).text().strip().equals("\\gset");
      try {
        execute(interpolated(next.text()), kept);
      } catch (SQLException e) {
        error = String.valueOf(e.getMessage());
        if ("on".equals(variables.get("ON_ERROR_STOP"))) {
          return new ScriptOutcome(false, error);
        }
      }
      i += kept ? 1 : 0;
    }
    return new ScriptOutcome(true, error);
  }

  private static boolean isCommand(SqlStatement statement) {
    return statement.kind().group() == StatementClass.Group.PSQL_COMMAND;
  }

  private void set(String command) {
    String[] words = command.split(" ");
    if (words.length != 3 || !words[0].equals("\\set")) {
      throw new IllegalStateException("psql's '" + command + "' is not known here");
    }
    variables.put(words[1], words[2]);
  }

  private void execute(String sql, boolean kept) throws SQLException {
    boolean rows = statement.execute(sql);
    if (!kept) {
      return;
    }
    if (!rows) {
      throw new IllegalStateException("no rows for \\gset");
    }
    try (ResultSet row = statement.getResultSet()) {
      row.next();
      for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
        variables.put(row.getMetaData().getColumnLabel(column), row.getString(column));
      }
      if (row.next()) {
        throw new IllegalStateException("more than one row for \\gset");
      }
    }
  }

  private String interpolated(String sql) {
    StringBuilder text = new StringBuilder();
    SqlLexer lexer = SqlLexer.of(sql, "");
    for (Optional<Token> next = lexer.next(); next.isPresent(); next = lexer.next()) {
      Token token = next.get();
      int last = text.length() - 1;
      boolean named =
          last >= 0 && text.charAt(last) == ':' && (last == 0 || text.charAt(last - 1) != ':');
      Optional<String> value = named ? value(token) : Optional.empty();
      if (value.isPresent()) {
        text.setLength(last);
      }
      text.append(value.orElse(token.text()));
    }
    return text.toString();
  }

  private Optional<String> value(Token token) {
    if (token.kind() == TokenKind.WORD) {
      return Optional.ofNullable(variables.get(token.text()));
    }
    boolean identifier = token.kind() == TokenKind.QUOTED_IDENTIFIER;
    if (!identifier && token.kind() != TokenKind.STRING) {
      return Optional.empty();
    }
    String quote = identifier ? "\"" : "'";
    String name = token.text().substring(1, token.text().length() - 1);
    return Optional.ofNullable(variables.get(name))
        .map(value -> quote + value.replace(quote, quote + quote) + quote);
  }
}
