package dev.aludel;

import dev.aludel.internal.sql.SqlLexer;
import dev.aludel.internal.sql.SqlSplitter;
import dev.aludel.internal.sql.StatementClass;
import dev.aludel.internal.sql.Token;
import dev.aludel.internal.sql.TokenKind;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.ScriptOutcome;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** The little of psql that a printed script needs, so that it can be run where there is no psql. */
final class ScriptInterpreter {

  private final Connection connection;
  private final Statement statement;
  private final Map<String, String> variables = new HashMap<>();

  private ScriptInterpreter(Connection connection, Statement statement) {
    this.connection = connection;
    this.statement = statement;
  }

  /**
   * Runs a script: {@code \set}, {@code \gset}, variables, and statements one by one.
   *
   * @param database where
   * @param script the text
   * @return how it ended
   */
  static ScriptOutcome run(PostgresDatabase database, String script) {
    PGSimpleDataSource source = database.dataSource();
    source.setPreferQueryMode(PreferQueryMode.SIMPLE);
    // Closing the connection rolls back what is open, as the end of psql does.
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      return new ScriptInterpreter(connection, statement).run(parts(script));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A statement with the data below it, or a command to psql. */
  private record Part(String text, boolean command, boolean copy, StringBuilder data) {}

  private static List<Part> parts(String script) {
    List<Part> parts = new ArrayList<>();
    SqlSplitter splitter =
        new SqlSplitter(
            SqlLexer.of(script, ""),
            found -> {
              StatementClass.Group group = found.kind().group();
              if (group != StatementClass.Group.PSQL_COMMAND) {
                boolean copy = group == StatementClass.Group.COPY_IN;
                parts.add(new Part(found.text(), false, copy, new StringBuilder()));
              }
            });
    for (Optional<Token> next = splitter.next(); next.isPresent(); next = splitter.next()) {
      String text = next.get().text();
      if (next.get().kind() == TokenKind.PSQL_COMMAND) {
        parts.add(new Part(text.strip(), true, false, new StringBuilder()));
      } else if (next.get().kind() == TokenKind.COPY_DATA && !text.strip().equals("\\.")) {
        parts.get(parts.size() - 1).data().append(text);
      }
    }
    splitter.endStatement();
    return parts;
  }

  private ScriptOutcome run(List<Part> script) {
    String error = "";
    for (int i = 0; i < script.size(); i++) {
      Part next = script.get(i);
      if (next.command()) {
        set(next.text());
        continue;
      }
      boolean kept = i + 1 < script.size() && script.get(i + 1).text().equals("\\gset");
      try {
        if (next.copy()) {
          copy(next);
        } else {
          execute(interpolated(next.text()), kept);
        }
      } catch (SQLException | IOException e) {
        error = String.valueOf(e.getMessage());
        if ("on".equals(variables.get("ON_ERROR_STOP"))) {
          return new ScriptOutcome(false, error);
        }
      }
      i += kept ? 1 : 0;
    }
    return new ScriptOutcome(true, error);
  }

  private void copy(Part copy) throws SQLException, IOException {
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(interpolated(copy.text()), new StringReader(copy.data().toString()));
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
    variables.put("ROW_COUNT", String.valueOf(statement.getUpdateCount()));
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
