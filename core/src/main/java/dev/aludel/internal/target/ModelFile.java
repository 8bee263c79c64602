package dev.aludel.internal.target;

import dev.aludel.error.AutogenerateException;
import dev.aludel.internal.sql.SessionSetting;
import dev.aludel.internal.sql.SqlSplitter;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.StatementClass;
import java.util.ArrayList;
import java.util.List;

/**
 * DDL in one piece, such as a file of a model.
 *
 * @param place what messages call it
 * @param statements its statements, but for those that only set something
 */
record ModelFile(String place, List<Statement> statements) {

  ModelFile {
    statements = List.copyOf(statements);
  }

  /**
   * A statement of it.
   *
   * @param sql the statement
   * @param line its line, from 1
   * @param settings the statements above it that set something for those below them
   */
  record Statement(String sql, int line, List<String> settings) {}

  /**
   * Splits a text.
   *
   * @param place what messages call it
   * @param text DDL as it would be typed into psql
   * @return its statements
   * @throws AutogenerateException for the first that can't be part of a model
   */
  static ModelFile read(String place, String text) {
    List<Statement> statements = new ArrayList<>();
    List<String> settings = List.of();
    for (SqlStatement statement : SqlSplitter.split(text)) {
      if (beginsOrEndsTransaction(statement)) {
        continue;
      }
      refuse(place, statement);
      if (SessionSetting.is(statement.text())) {
        List<String> more = new ArrayList<>(settings);
        more.add(statement.text());
        settings = List.copyOf(more);
      } else {
        statements.add(new Statement(statement.text(), statement.line(), settings));
      }
    }
    return new ModelFile(place, statements);
  }

  /** Each statement is tried by itself, so that BEGIN and COMMIT around them mean nothing. */
  private static boolean beginsOrEndsTransaction(SqlStatement statement) {
    return statement.kind().group() == StatementClass.Group.TRANSACTION_CONTROL
        && statement.text().matches("(?is)(BEGIN|START\\s+TRANSACTION|COMMIT|END)\\b.*");
  }

  private static void refuse(String place, SqlStatement statement) {
    StatementClass kind = statement.kind();
    if (kind.refused() || kind.group() == StatementClass.Group.COPY_IN) {
      throw new AutogenerateException(
          kind.group() == StatementClass.Group.COPY_IN
              ? "%s, line %s: a model has no rows, and 'COPY … FROM STDIN' brings some."
                  .formatted(place, statement.line())
              : "%s, line %s: %s.".formatted(place, statement.line(), kind.reason()),
          "A model is the DDL of the wanted schema, and nothing else.");
    }
  }
}
