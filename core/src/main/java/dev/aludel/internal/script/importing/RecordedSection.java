package dev.aludel.internal.script.importing;

import dev.aludel.error.MalformedSqlException;
import dev.aludel.internal.script.importing.AlembicRecording.Event;
import dev.aludel.internal.script.importing.AlembicRecording.Function;
import dev.aludel.internal.sql.SqlLexer;
import dev.aludel.internal.sql.SqlSplitter;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.StatementClass;
import dev.aludel.internal.sql.Token;
import dev.aludel.internal.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The section that a recorded function becomes: its statements, and where some of it could not be
 * told, a mark that keeps it from running, with the function's source beside what is there.
 */
final class RecordedSection {

  private static final Pattern TRANSACTION =
      Pattern.compile("(?:begin|commit|end)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final String direction;
  private final String file;
  private final Function function;
  private final List<String> paragraphs = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<String> refusal = Optional.empty();
  private boolean commits;
  private boolean undecided;

  /**
   * Turns a function into a section.
   *
   * @param direction {@code upgrade} or {@code downgrade}
   * @param file the revision's file
   * @param function what was recorded of it
   */
  RecordedSection(String direction, String file, Function function) {
    this.direction = direction;
    this.file = file;
    this.function = function;
    function.events().forEach(this::take);
  }

  /** {@return whether it ends the transaction that it began in} */
  boolean commits() {
    return commits;
  }

  /** {@return what there is to know about it} */
  List<String> notes() {
    return notes;
  }

  /** {@return its part of the file} */
  Section section() {
    if (refusal.isPresent()) {
      return Section.none();
    }
    if (undecided && !function.source().isBlank()) {
      paragraphs.add("-- What Alembic runs:\n" + commented(function.source()));
    }
    String text = String.join("\n\n", paragraphs);
    return undecided ? Section.undecided(text) : Section.sql(text);
  }

  private void take(Event event) {
    switch (event.kind()) {
      case STATEMENT -> takeStatement(event.text().strip(), event.line());
      case UNDECIDED -> leaveOpen(event.text(), event.line(), "");
      case COMMIT -> commits = true;
      case REFUSAL -> {
        if (direction.equals("downgrade")) {
          refuse("Its downgrade raises '%s', so there is no way back.".formatted(event.text()));
        } else {
          leaveOpen(event.text(), event.line(), "");
        }
      }
      case MISSING -> {
        if (direction.equals("downgrade")) {
          refuse("It has no function 'downgrade', so there is no way back.");
        } else {
          leaveOpen("it has no function 'upgrade'", 0, "");
        }
      }
    }
  }

  private void refuse(String note) {
    refusal = Optional.of(note);
    notes.add(note);
  }

  /** What is Alembic's or the revision's own BEGIN and COMMIT is the runner's part here. */
  private void takeStatement(String text, int line) {
    List<SqlStatement> statements;
    try {
      statements = SqlSplitter.split(text);
    } catch (MalformedSqlException e) {
      leaveOpen(e.description(), line, text);
      return;
    }
    if (statements.stream().noneMatch(RecordedSection::isStranger)) {
      paragraphs.add(ended(text));
      return;
    }
    for (SqlStatement statement : statements) {
      if (endsTransaction(statement)) {
        commits = true;
      } else if (isStranger(statement)) {
        leaveOpen(statement.kind().reason(), line, statement.text());
      } else {
        paragraphs.add(statement.text() + ";");
      }
    }
  }

  private static boolean isStranger(SqlStatement statement) {
    return statement.kind().refused() || statement.kind().group() == StatementClass.Group.COPY_IN;
  }

  private static boolean endsTransaction(SqlStatement statement) {
    return statement.kind().group() == StatementClass.Group.TRANSACTION_CONTROL
        && TRANSACTION.matcher(statement.text()).matches();
  }

  /** With a semicolon, which a comment at the end must not swallow. */
  private static String ended(String text) {
    SqlLexer lexer = SqlLexer.of(text, "");
    Optional<Token> last = Optional.empty();
    Optional<Token> significant = Optional.empty();
    for (Optional<Token> token = lexer.next(); token.isPresent(); token = lexer.next()) {
      last = token;
      if (token.get().kind().significant()) {
        significant = token;
      }
    }
    if (significant.isEmpty() || significant.get().text().equals(";")) {
      return text;
    }
    boolean comment = last.filter(one -> one.kind() == TokenKind.LINE_COMMENT).isPresent();
    return text + (comment ? "\n;" : ";");
  }

  private void leaveOpen(String reason, int line, String statement) {
    undecided = true;
    String place = line > 0 ? file + ":" + line : file;
    String said = Section.oneLine(reason);
    notes.add(
        "Not all of its %s could be recorded (%s: %s). Write the rest, and take the line '-- @undecided' away."
            .formatted(direction, place, said));
    paragraphs.add(
        "-- @undecided Write what the function does here (%s: %s)"
                .formatted(Section.oneLine(place), said)
            + (statement.isEmpty() ? "" : "\n" + commented(statement)));
  }

  /** No line of it can pass for a tag. */
  private static String commented(String text) {
    return text.lines()
        .map(line -> ("-- | " + line).stripTrailing())
        .collect(Collectors.joining("\n"));
  }
}
