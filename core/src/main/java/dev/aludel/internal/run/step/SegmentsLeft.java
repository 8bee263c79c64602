package dev.aludel.internal.run.step;

import dev.aludel.error.AludelException;
import dev.aludel.error.UnsettledRevisionException;
import dev.aludel.internal.database.Journal;
import dev.aludel.internal.run.plan.PlanCheck;
import dev.aludel.internal.run.plan.PreparedStep;
import dev.aludel.internal.script.file.StatementSink;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.StandaloneEffect;
import dev.aludel.internal.sql.TakingBack;
import dev.aludel.revision.Step;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a revision that runs in segments leaves where it stopped: the statements that stay, and the
 * ones that take them back.
 */
final class SegmentsLeft {

  private static final int SHOWN = 20;
  private static final int SHOWN_CHARACTERS = 120;
  private static final Pattern NOT_VALID =
      Pattern.compile("\\bnot\\s+valid\\b", Pattern.CASE_INSENSITIVE);

  private final PreparedStep prepared;
  private final Journal journal;
  private final Deque<SqlStatement> staying = new ArrayDeque<>();
  private Optional<SqlStatement> begun = Optional.empty();
  private boolean notValid;

  private SegmentsLeft(PreparedStep prepared, Journal journal) {
    this.prepared = prepared;
    this.journal = journal;
  }

  /**
   * Tells it.
   *
   * @param prepared the step
   * @param journal where it stopped
   * @param unsettled whether the statement that it stopped at may have committed a part of its work
   */
  static String told(PreparedStep prepared, Journal journal, boolean unsettled) {
    SegmentsLeft left = new SegmentsLeft(prepared, journal);
    if (journal.isUnrecorded()) {
      return "It worked through its connection, or wrote in a query, outside a transaction: what it did stays, and nothing tells what that is.\n"
          + waysOut(prepared.step());
    }
    if (journal.statement() > 0) {
      left.read();
    }
    return (unsettled ? left.unsettled() : left.certain()) + left.index() + left.wayBack();
  }

  /** Of a revision whose code went past what is recorded, when an earlier run called it. */
  static UnsettledRevisionException unrecorded(Step step, int statement) {
    return new UnsettledRevisionException(
        "%s was called by an earlier run and worked through its connection, or wrote in a query, outside a transaction. It did not come to its end, and nothing tells what it did."
            .formatted(PlanCheck.name(step.revision())),
        waysOut(step),
        step.revision().id(),
        statement);
  }

  private static String waysOut(Step step) {
    return "Look in the database. If all that it does is there, say 'stamp %s'; if not, take back what is there, and say 'repair %s --undone'. Then run it again."
        .formatted(
            step.rowsAfter().isEmpty() ? "base" : String.join(" ", step.rowsAfter()),
            step.revision().id());
  }

  /** Reads the section again, as far as the journal has come; a Java revision has none. */
  private void read() {
    try {
      prepared.statements(new Reading(), java -> {});
    } catch (AtTheEnd e) {
      // That was all there is to know.
    } catch (AludelException e) {
      // The file changed meanwhile; what failed matters more than what it left.
    }
  }

  private final class Reading implements StatementSink {
    private int seen;

    @Override
    public void statement(SqlStatement statement) {
      seen++;
      if (seen <= journal.done()) {
        keep(statement);
      } else if (journal.begun()) {
        begun = Optional.of(statement);
      }
      if (seen >= journal.statement()) {
        throw new AtTheEnd();
      }
    }

    @Override
    public void copy(SqlStatement copy, InputStream data) {
      statement(copy);
    }
  }

  /** Ends the reading before the rest of a large file. */
  private static final class AtTheEnd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AtTheEnd() {
      super(null, null, false, false);
    }
  }

  private void keep(SqlStatement statement) {
    notValid |= NOT_VALID.matcher(statement.written()).find();
    staying.addLast(statement);
    if (staying.size() > SHOWN) {
      staying.removeFirst();
    }
  }

  private String unsettled() {
    return ("It runs in segments: statement %1$s of %2$s may have committed a part of its work. Look in the"
            + " database; if nothing of it must be run again, say 'repair %3$s --done'; else 'repair %3$s --undone'.")
        .formatted(journal.statement(), journal.statements(), id());
  }

  private String certain() {
    int done = journal.done();
    return done == 0
        ? "It runs in segments; none of its statements took effect."
        : "It runs in segments: its first %s of %s statements stay. The next run goes on behind them."
            .formatted(done, Math.max(done, journal.statements()));
  }

  private String index() {
    return begun
        .map(SqlStatement::effect)
        .filter(StandaloneEffect.CreateIndex.class::isInstance)
        .flatMap(effect -> ((StandaloneEffect.CreateIndex) effect).name())
        .map(
            name ->
                "\nAn INVALID index '%s' may stay, too. The next run drops it first."
                    .formatted(name))
        .orElse("");
  }

  private String wayBack() {
    if (journal.done() == 0) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    if (staying.size() < journal.done() && !staying.isEmpty()) {
      lines.add("    … " + (journal.done() - staying.size()) + " more");
    }
    staying.forEach(statement -> lines.add("    " + at(statement) + excerpt(statement)));
    if (notValid) {
      lines.add("A constraint that is NOT VALID holds for new rows already.");
    }
    lines.add(
        "To take them back instead, undo all of them, the last one first, and say 'repair %s --undone'%s"
            .formatted(id(), staying.isEmpty() ? "." : ":"));
    begun
        .flatMap(statement -> TakingBack.of(statement.written()))
        .filter(sql -> !sql.isEmpty())
        .ifPresent(sql -> lines.add("    " + sql + ";"));
    List<SqlStatement> ran = List.copyOf(staying);
    List<Optional<String>> back =
        TakingBack.ofAll(ran.stream().map(SqlStatement::written).toList());
    for (int i = ran.size() - 1; i >= 0; i--) {
      back(ran.get(i), back.get(i)).ifPresent(line -> lines.add("    " + line));
    }
    if (staying.size() < journal.done() && !staying.isEmpty()) {
      lines.add("    -- and what stands before them");
    }
    return "\n" + String.join("\n", lines);
  }

  /** A line that one can copy; nothing where there is nothing to undo. */
  private static Optional<String> back(SqlStatement statement, Optional<String> sql) {
    return sql.isEmpty()
        ? Optional.of("-- by hand: " + at(statement) + excerpt(statement))
        : sql.filter(text -> !text.isEmpty()).map(text -> text + ";");
  }

  private static String at(SqlStatement statement) {
    return statement.line() > 0 ? "line " + statement.line() + ": " : "";
  }

  private static String excerpt(SqlStatement statement) {
    String line = statement.written().strip().replaceAll("\\s+", " ");
    return line.length() > SHOWN_CHARACTERS ? line.substring(0, SHOWN_CHARACTERS) + " …" : line;
  }

  private String id() {
    return prepared.step().revision().id();
  }
}
