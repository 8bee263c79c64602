package dev.aludel.internal.run.step;

import dev.aludel.error.RevisionFailedException;
import dev.aludel.internal.database.DriverErrors;
import dev.aludel.internal.database.ServerError;
import dev.aludel.internal.run.plan.PlanCheck;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.plan.StateCheck;
import dev.aludel.internal.sql.PlaceholderMask;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.text.ShownText;
import dev.aludel.revision.Step;
import dev.aludel.setting.TransactionMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells what failed in which revision, where, what was rolled back, what stays, and what to do
 * next.
 */
final class Failure {

  private static final int SHOWN_LINES = 8;
  private static final int SHOWN_COLUMNS = 200;

  private final Step step;
  private final Map<String, String> placeholders;
  private final Supplier<String> stays;

  /**
   * Tells of one step.
   *
   * @param step what failed
   * @param placeholders the values that the script took
   * @param stays a sentence on what was rolled back and what stays
   */
  Failure(Step step, Map<String, String> placeholders, Supplier<String> stays) {
    this.step = step;
    this.placeholders = placeholders;
    this.stays = stays;
  }

  /**
   * Tells of a step whose transaction was rolled back.
   *
   * @param step what failed
   * @param settings what the transaction held, and the values of placeholders
   * @param rows the rows that the database keeps
   */
  Failure(Step step, RunSettings settings, SortedSet<String> rows) {
    this(
        step,
        settings.placeholders(),
        () ->
            (settings.transaction() == TransactionMode.ALL ? "The whole run" : "The revision")
                + " was rolled back; the database stays at "
                + StateCheck.position(rows)
                + ".");
  }

  /** Tells of a step whose COMMIT was sent and never answered. */
  static Failure ofCommit(Step step) {
    return new Failure(
        step,
        Map.of(),
        () ->
            "The connection was lost while it was committed, so nothing tells yet whether it was."
                + " The next run finds out, and never runs it twice.");
  }

  RevisionFailedException of(
      @Nullable ServerError error, Optional<SqlStatement> statement, Throwable cause) {
    return of(error, statement, cause, "");
  }

  /**
   * Tells of an error, and who may have caused it.
   *
   * @param blockers a sentence with a blank before it, or an empty text
   */
  RevisionFailedException of(
      @Nullable ServerError error,
      Optional<SqlStatement> statement,
      Throwable cause,
      String blockers) {
    int line = 0;
    int column = 0;
    StringBuilder text = new StringBuilder(whichOne());
    if (statement.isPresent() && statement.get().line() > 0) {
      Place place = Place.of(statement.get(), error == null ? 0 : error.position());
      line = place.line;
      column = place.column;
      text.append(", line ").append(line).append(", column ").append(column);
    }
    statement.ifPresent(found -> text.append('\n').append(excerpt(found.written())));
    String state = error == null ? "" : error.sqlState();
    PlaceholderMask mask = new PlaceholderMask(placeholders);
    String said =
        error == null
            ? ShownText.indented(cause.getClass().getName() + ": " + cause.getMessage())
            : error.describe();
    text.append('\n').append(mask.hide(said, state));
    if (!blockers.isEmpty()) {
      text.append('\n').append(blockers.strip());
    }
    text.append('\n').append(stays.get());
    return new RevisionFailedException(
        text.toString(),
        error == null ? NextStep.CORRECT : NextStep.after(error),
        state,
        DriverErrors.withoutSecrets(cause, found -> ShownText.indented(mask.hide(found, state))),
        step.revision().id(),
        step.revision().origin(),
        line,
        column);
  }

  /**
   * Tells of a revision that has changed Aludel's own tables, so that its end can't be written.
   *
   * @param found what was seen of it
   * @param sqlState the server's error, or an empty text
   * @param cause what was caught, where there is anything
   */
  RevisionFailedException ofOwnTables(String found, String sqlState, @Nullable Throwable cause) {
    return new RevisionFailedException(
        whichOne() + "\n" + found + "\n" + stays.get(),
        "A revision must leave Aludel's own tables alone. If it empties a schema, let it name what goes, or keep"
            + " these tables in another schema with 'version-schema'. Then run it again.",
        sqlState,
        cause,
        step.revision().id(),
        step.revision().origin(),
        0,
        0);
  }

  private String whichOne() {
    String origin = step.revision().origin();
    return PlanCheck.name(step.revision())
        + " failed to "
        + step.direction().name().toLowerCase(Locale.ROOT)
        + (origin.isEmpty() ? "" : ": " + origin);
  }

  private static String excerpt(String sql) {
    StringBuilder text = new StringBuilder();
    int shown = 0;
    for (String line : (Iterable<String>) sql.lines()::iterator) {
      if (shown++ == SHOWN_LINES) {
        return text.append("    …").toString();
      }
      text.append(shown == 1 ? "    " : "\n    ");
      text.append(line.length() > SHOWN_COLUMNS ? line.substring(0, SHOWN_COLUMNS) + " …" : line);
    }
    return text.toString();
  }

  /** The line and column in the file that a position in a statement stands for. */
  private record Place(int line, int column) {
    static Place of(SqlStatement statement, int position) {
      int line = statement.line();
      int column = statement.column();
      String text = statement.text();
      int index = 0;
      for (int seen = 1; seen < position && index < text.length(); seen++) {
        int character = text.codePointAt(index);
        index += Character.charCount(character);
        boolean lineEnd =
            character == '\n'
                || (character == '\r' && (index >= text.length() || text.charAt(index) != '\n'));
        line += lineEnd ? 1 : 0;
        column = lineEnd ? 1 : column + 1;
      }
      return new Place(line, column);
    }
  }
}
