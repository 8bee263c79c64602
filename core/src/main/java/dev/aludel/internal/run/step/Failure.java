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
    int line = 0;
    int column = 0;
    StringBuilder text = new StringBuilder(PlanCheck.name(step.revision()));
    text.append(" failed to ").append(step.direction().name().toLowerCase(java.util.Locale.ROOT));
    if (!step.revision().origin().isEmpty()) {
      text.append(": ").append(step.revision().origin());
    }
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
    text.append('\n').append(stays.get());
    return new RevisionFailedException(
        text.toString(),
        error == null ? nextStep(state) : nextStep(error),
        state,
        DriverErrors.withoutSecrets(cause, found -> ShownText.indented(mask.hide(found, state))),
        step.revision().id(),
        step.revision().origin(),
        line,
        column);
  }

  private static String nextStep(ServerError error) {
    if (error.connectionLost()) {
      return "The connection was lost in mid-revision: check the server's log, then run it again.";
    }
    return error.elsewhere()
        ? "The statement could not reach another server that it names. See that it can, then run it again."
        : nextStep(error.sqlState());
  }

  private static String nextStep(String sqlState) {
    switch (sqlState) {
      case "42P07", "42701", "42710", "42P06", "42723":
        return "The object is there already. If it was made by hand, drop it; if another tool made all of this"
            + " revision, say so with 'stamp'.";
      case "42501":
        return "Grant this user the privilege, or let revisions run as the owner's role with the setting 'role'.";
      case "55P03":
        return "Another session holds a lock that this statement needs. Try again when it is done, or raise"
            + " 'lock-timeout'.";
      case "57014":
        return "It was cancelled, by 'statement-timeout' or by someone. Raise the timeout, for this revision"
            + " with '@statement-timeout', and run it again.";
      case "40P01":
        return "It met another transaction in a deadlock. Run it again.";
      case "23502", "23503", "23505", "23514", "23P01":
        return "Rows that are there already break the constraint. Correct them in a revision before this one,"
            + " or at the head of this one.";
      default:
        return "Correct the revision and run it again.";
    }
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
