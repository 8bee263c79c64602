package dev.aludel.internal.sql;

import dev.aludel.error.MalformedSqlException;
import dev.aludel.internal.sql.StatementClass.Group;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values where statements say {@code ${name}}.
 *
 * <p>They are put in as they are, everywhere but in comments, in the tags of dollar quotes and in
 * COPY data, and not looked at for further placeholders. A statement stays one statement.
 */
public final class Placeholders {

  private static final String OPENING = "${";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

  private static final int SHOWN = 40;
  private static final int LOOKED_AT = 200;

  private final Map<String, String> values;
  private final ObjIntConsumer<String> problems;
  private final Set<String> missing = new HashSet<>();

  /**
   * Takes the values.
   *
   * @param values the values by name
   * @param problems gets what is wrong, with its line in the file; a name without a value is told
   *     once
   */
  public Placeholders(Map<String, String> values, ObjIntConsumer<String> problems) {
    this.values = values;
    this.problems = problems;
  }

  /**
   * Puts the values into one statement.
   *
   * @param statement as it stands in the file
   * @return the statement to run, with the place of the one given; nothing where a problem was told
   */
  public Optional<SqlStatement> resolve(SqlStatement statement) {
    return statement.text().contains(OPENING)
        ? new Resolution(statement).text().flatMap(text -> classified(statement, text))
        : Optional.of(statement);
  }

  /** A value may make a statement that can't run in a transaction, but no second statement. */
  private Optional<SqlStatement> classified(SqlStatement statement, String text) {
    try {
      List<SqlStatement> again = SqlSplitter.split(text);
      if (again.size() != 1) {
        problems.accept(
            "with the values of its placeholders this statement becomes %s. A value can only be a part of one: write the rest into the file."
                .formatted(again.size()),
            statement.line());
        return Optional.empty();
      }
      StatementClass kind = again.get(0).kind();
      if ((kind.group() == Group.COPY_IN) != (statement.kind().group() == Group.COPY_IN)) {
        problems.accept(
            "with the values of its placeholders this statement becomes another kind of COPY. Write 'FROM stdin' into the file, or into no value.",
            statement.line());
        return Optional.empty();
      }
      if (kind.group() == Group.PSQL_COMMAND) {
        // Its own words would tell the value.
        problems.accept(
            "with the values of its placeholders this statement becomes a command of psql's, which no server runs. Correct the values.",
            statement.line());
        return Optional.empty();
      }
      return Optional.of(statement.with(text, kind));
    } catch (MalformedSqlException e) {
      problems.accept(
          "with the values of its placeholders this statement can't be read: %s. Correct the values, or the quotes around them."
              .formatted(e.description()),
          statement.line());
      return Optional.empty();
    }
  }

  /** One statement on its way. */
  private final class Resolution {

    private final SqlStatement statement;
    private final StringBuilder resolved = new StringBuilder();
    private final StringBuilder stretch = new StringBuilder();
    private final Position position = new Position();
    private boolean wrong;

    Resolution(SqlStatement statement) {
      this.statement = statement;
    }

    Optional<String> text() {
      SqlLexer lexer = SqlLexer.of(statement.text(), "");
      for (var token = lexer.next(); token.isPresent(); token = lexer.next()) {
        take(token.get());
      }
      endStretch();
      return wrong ? Optional.empty() : Optional.of(resolved.toString());
    }

    private void take(Token token) {
      String text = token.text();
      switch (token.kind()) {
        case LINE_COMMENT, BLOCK_COMMENT -> keep(text);
        case DOLLAR_STRING -> {
          int tag = text.indexOf('$', 1) + 1;
          keep(text.substring(0, tag));
          stretch.append(text, tag, text.length() - tag);
          keep(text.substring(text.length() - tag));
        }
        default -> stretch.append(text);
      }
    }

    private void keep(String text) {
      endStretch();
      resolved.append(text);
      pass(text);
    }

    /** Placeholders may consist of several tokens, so they are looked for in all that adjoin. */
    private void endStretch() {
      String text = stretch.toString();
      stretch.setLength(0);
      int from = 0;
      for (int at = text.indexOf(OPENING); at >= 0; at = text.indexOf(OPENING, from)) {
        resolved.append(text, from, at);
        pass(text.substring(from, at));
        from = placeholder(text, at);
        pass(text.substring(at, from));
      }
      resolved.append(text, from, text.length());
      pass(text.substring(from));
    }

    /** Puts the value in; answers where the text goes on. */
    private int placeholder(String text, int at) {
      int begin = at + OPENING.length();
      Matcher name = NAME.matcher(text).region(begin, text.length());
      if (!name.lookingAt() || name.end() == text.length() || text.charAt(name.end()) != '}') {
        tell(malformed(text, at));
        return begin;
      }
      String value = values.get(name.group());
      if (value != null) {
        resolved.append(value);
      } else {
        wrong = true;
        if (missing.add(name.group())) {
          tell(
              "the placeholder '${%s}' has no value. Set 'placeholders.%s'."
                  .formatted(name.group(), name.group()));
        }
      }
      return name.end() + 1;
    }

    /** Looks a bounded way ahead, so that one '${' behind another costs no more than each. */
    private String malformed(String text, int at) {
      String rest = text.substring(at, Math.min(text.length(), at + LOOKED_AT));
      String line = rest.lines().findFirst().orElseThrow();
      int end = line.indexOf('}');
      if (end < 0) {
        return "'%s' begins a placeholder, and no '}' ends it. Write '${name}'."
            .formatted(line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line);
      }
      return "'%s' is no placeholder. Write a name of letters, digits, '_', '-' and '.' that begins with a letter or '_'."
          .formatted(line.substring(0, end + 1));
    }

    private void tell(String problem) {
      wrong = true;
      problems.accept(problem, statement.line() + position.line() - 1);
    }

    private void pass(String text) {
      text.chars().forEach(c -> position.pass((char) c));
    }
  }
}
