package dev.aludel.internal.script.importing;

import dev.aludel.internal.sql.SqlLexer;
import dev.aludel.internal.sql.SqlSplitter;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.Token;
import dev.aludel.internal.sql.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code alembic upgrade a:b --sql} prints, revision by revision, without Alembic's own
 * statements.
 */
final class AlembicOutput {

  private static final Pattern RUNNING =
      Pattern.compile("-- Running (upgrade|downgrade) +(.*?) ?-> ?(.*)");
  private static final Pattern TRANSACTION =
      Pattern.compile("(BEGIN|COMMIT)", Pattern.CASE_INSENSITIVE);

  /** The change of a row, which is the last thing of a step; the table may have any name. */
  private static final Pattern VERSION =
      Pattern.compile(
          "(?:INSERT INTO (?<new>\\S+) \\(version_num\\) VALUES|UPDATE (?<moved>\\S+) SET version_num ?=|DELETE FROM (?<gone>\\S+) WHERE \\S*version_num ?=).*",
          Pattern.DOTALL);

  /**
   * The SQL of one step.
   *
   * @param sql the revision's own statements, with the comments between them
   * @param commits whether it left the transaction and began another
   */
  record Step(String sql, boolean commits) {}

  private AlembicOutput() {}

  /**
   * Cuts the output into steps.
   *
   * @param output what was printed
   * @param complete whether the command succeeded; else its last step is left out
   * @return the step of each revision
   */
  static Map<String, Step> steps(String output, boolean complete) {
    Map<String, Step> steps = new HashMap<>();
    SqlLexer lexer = SqlLexer.of(output, "the output of Alembic");
    Optional<String> revision = Optional.empty();
    StringBuilder text = new StringBuilder();
    for (Optional<Token> token = lexer.next(); token.isPresent(); token = lexer.next()) {
      Optional<String> begun = revisionOf(token.get());
      if (begun.isPresent()) {
        revision.ifPresent(id -> steps.put(id, step(text.toString())));
        revision = begun;
        text.setLength(0);
      } else {
        text.append(token.get().text());
      }
    }
    if (complete) {
      revision.ifPresent(id -> steps.put(id, step(text.toString())));
    }
    return steps;
  }

  private static Optional<String> revisionOf(Token token) {
    if (token.kind() != TokenKind.LINE_COMMENT || !token.ownLine()) {
      return Optional.empty();
    }
    Matcher running = RUNNING.matcher(token.text().strip());
    if (!running.matches()) {
      return Optional.empty();
    }
    String id = running.group(1).equals("upgrade") ? running.group(3) : running.group(2);
    return Optional.of(id.strip().split("[,\\s]", 2)[0]);
  }

  private static Step step(String text) {
    List<SqlStatement> statements = SqlSplitter.split(text);
    List<SqlStatement> foreign = new ArrayList<>();
    int last = statements.size() - 1;
    Optional<String> table = Optional.empty();
    while (last >= 0 && isAlembics(statements, last, table)) {
      Optional<String> changed = versionTable(statements.get(last));
      table = table.isPresent() ? table : changed;
      foreign.add(statements.get(last--));
    }
    boolean commits = false;
    for (SqlStatement statement : statements.subList(0, last + 1)) {
      if (is(TRANSACTION, statement)) {
        foreign.add(statement);
        commits = true;
      }
    }
    // An autocommit block at the very end leaves its COMMIT and BEGIN before the change of the row.
    commits |= foreign.stream().filter(one -> one.text().equalsIgnoreCase("BEGIN")).count() > 0;
    return new Step(without(text, foreign), commits);
  }

  /**
   * At the end of a step: changes of rows of one table, its drop after the last of them, COMMIT.
   */
  private static boolean isAlembics(
      List<SqlStatement> statements, int index, Optional<String> table) {
    SqlStatement statement = statements.get(index);
    Optional<String> changed = versionTable(statement);
    if (changed.isPresent()) {
      return table.isEmpty() || table.equals(changed);
    }
    return is(TRANSACTION, statement)
        || table.isEmpty()
            && index > 0
            && versionTable(statements.get(index - 1))
                .filter(name -> statement.text().equals("DROP TABLE " + name))
                .isPresent();
  }

  private static Optional<String> versionTable(SqlStatement statement) {
    Matcher change = VERSION.matcher(statement.text());
    return change.matches()
        ? Stream.of("new", "moved", "gone").map(change::group).filter(Objects::nonNull).findFirst()
        : Optional.empty();
  }

  private static boolean is(Pattern form, SqlStatement statement) {
    return form.matcher(statement.text()).matches();
  }

  /** Takes statements out of a text, each with its semicolon and the blank lines behind it. */
  private static String without(String text, List<SqlStatement> statements) {
    StringBuilder rest = new StringBuilder(text);
    statements.stream()
        .sorted((one, other) -> other.line() - one.line())
        .forEach(
            statement -> {
              int start = offset(text, statement.line(), statement.column());
              int end = text.indexOf(';', start + statement.text().length());
              end = end < 0 ? text.length() : end + 1;
              while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
                end++;
              }
              rest.delete(start, end);
            });
    return rest.toString().strip();
  }

  private static int offset(String text, int line, int column) {
    int start = 0;
    for (int passed = 1; passed < line; passed++) {
      start = text.indexOf('\n', start) + 1;
    }
    return text.offsetByCodePoints(start, column - 1);
  }
}
