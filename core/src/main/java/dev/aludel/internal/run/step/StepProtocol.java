package dev.aludel.internal.run.step;

import dev.aludel.internal.database.Journal;
import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.database.VersionTable;
import dev.aludel.internal.run.plan.PreparedStep;
import dev.aludel.internal.run.step.Instruction.AllStatements;
import dev.aludel.internal.run.step.Instruction.Begin;
import dev.aludel.internal.run.step.Instruction.Commit;
import dev.aludel.internal.run.step.Instruction.FreshSession;
import dev.aludel.internal.run.step.Instruction.Guard;
import dev.aludel.internal.run.step.Instruction.LogRow;
import dev.aludel.internal.run.step.Instruction.NoteStart;
import dev.aludel.internal.run.step.Instruction.Own;
import dev.aludel.internal.run.step.Instruction.OwnRole;
import dev.aludel.internal.run.step.Instruction.RevisionPath;
import dev.aludel.internal.run.step.Instruction.SettingsAgain;
import dev.aludel.internal.script.file.ScriptOptions;
import dev.aludel.report.LogEntry.Outcome;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What happens in each transaction of a run, as lists of instructions: the one place that says it,
 * for a run and for a printed script.
 *
 * <p>A transaction locks the version table and fails unless the table holds the whole set of rows
 * that the plan expects. So a lost lock, a second tool or Alembic itself can never make a revision
 * run twice.
 */
public final class StepProtocol {

  private final VersionTable version;
  private final LogTable log;
  private final boolean sessionLasts;

  /**
   * Writes for two tables.
   *
   * @param version the version table
   * @param log the log
   * @param sessionLasts whether the next transaction has the same session; through a pooler it may
   *     have another one
   */
  public StepProtocol(VersionTable version, LogTable log, boolean sessionLasts) {
    this.version = version;
    this.log = log;
    this.sessionLasts = sessionLasts;
  }

  /** {@return a step in a transaction of its own} */
  public List<Instruction> transaction(PreparedStep prepared) {
    List<Instruction> list = new ArrayList<>();
    list.add(new Begin());
    list.add(new FreshSession(prepared.options(), false));
    list.addAll(guard(prepared.step().rowsBefore()));
    addStatements(list, prepared);
    list.add(new Commit());
    return list;
  }

  /**
   * A step inside the one transaction of a run. Only the first one locks the table and compares its
   * rows: the lock lasts, and nobody else can change them until the run has ended.
   *
   * @param prepared the step
   * @param first whether the transaction begins with it
   */
  public List<Instruction> partOfTransaction(PreparedStep prepared, boolean first) {
    List<Instruction> list = new ArrayList<>();
    list.add(new FreshSession(prepared.options(), false));
    if (first) {
      list.addAll(guard(prepared.step().rowsBefore()));
    }
    list.add(new NoteStart());
    addStatements(list, prepared);
    return list;
  }

  private void addStatements(List<Instruction> list, PreparedStep prepared) {
    Step step = prepared.step();
    list.add(new RevisionPath());
    list.add(new AllStatements(prepared));
    list.add(new OwnRole());
    list.addAll(move(step.rowsBefore(), step.rowsAfter()));
    list.add(new LogRow(step.revision(), prepared.logRow(Outcome.DONE, Optional.empty())));
  }

  /** {@return the lock, and the comparison of all rows of the version table} */
  public List<Instruction> guard(Collection<String> rows) {
    return List.of(own(version.lock()), compare(rows));
  }

  private Instruction compare(Collection<String> rows) {
    return new Guard(version, new TreeSet<>(rows));
  }

  /** {@return the change of rows} */
  List<Instruction> move(SortedSet<String> before, SortedSet<String> after) {
    return version.move(before, after).stream().map(StepProtocol::hittingOneRow).toList();
  }

  /**
   * How each transaction of a revision that runs in segments begins.
   *
   * @param prepared the step
   * @param first whether it is this run's first one of the revision
   * @param expected where the journal stands; empty where there is none
   */
  List<Instruction> segmentBegins(
      PreparedStep prepared, boolean first, Optional<Journal> expected) {
    // Through a pooler nothing of the session is ours any more: it ended with the transaction.
    boolean fresh = first || !sessionLasts;
    List<Instruction> list = new ArrayList<>();
    list.add(new Begin());
    list.add(
        fresh ? new FreshSession(prepared.options(), true) : new SettingsAgain(prepared.options()));
    list.addAll(guard(prepared.step().rowsBefore()));
    if (fresh) {
      list.add(new RevisionPath());
    }
    list.add(own(log.guard(prepared.step().revision(), prepared.step().direction(), expected)));
    return list;
  }

  /**
   * How it ends: the journal moves on.
   *
   * @param prepared the step
   * @param open the journal that is there
   * @param to where it shall stand
   */
  List<Instruction> segmentEnds(PreparedStep prepared, Optional<Journal.Open> open, Journal to) {
    return List.of(new OwnRole(), moveJournal(prepared, open, to), new Commit());
  }

  /** The first move opens the journal; so does the first after a failure, whose row is closed. */
  private Instruction moveJournal(PreparedStep prepared, Optional<Journal.Open> open, Journal to) {
    RevisionNode revision = prepared.step().revision();
    return hittingOneRow(
        open.filter(Journal.Open::running)
            .map(from -> log.advance(revision, from.journal(), to))
            .orElseGet(
                () -> log.open(revision, prepared.logRow(Outcome.RUNNING, Optional.empty()), to)));
  }

  /** {@return the end of the last transaction: the rows move, and the journal is closed} */
  List<Instruction> segmentsDone(PreparedStep prepared, Journal journal) {
    Step step = prepared.step();
    List<Instruction> list = new ArrayList<>(move(step.rowsBefore(), step.rowsAfter()));
    list.add(hittingOneRow(log.close(step.revision(), journal, Outcome.DONE, Optional.empty())));
    list.add(new Commit());
    return list;
  }

  /**
   * A transaction that keeps what went wrong in a revision that runs in segments.
   *
   * @param prepared the step
   * @param open the journal that is there
   * @param at where the run stands
   * @param unsettled whether a person must say what became of the statement it stands at; else the
   *     journal is closed behind what is done for certain, so that the next run goes on there
   * @param error what went wrong
   */
  List<Instruction> segmentsFailed(
      PreparedStep prepared,
      Optional<Journal.Open> open,
      Journal at,
      boolean unsettled,
      String error) {
    RevisionNode revision = prepared.step().revision();
    List<Instruction> list = new ArrayList<>();
    list.add(new Begin());
    list.add(new FreshSession(prepared.options(), true));
    list.add(compare(prepared.step().rowsBefore()));
    list.add(
        own(log.guard(revision, prepared.step().direction(), open.map(Journal.Open::journal))));
    if (unsettled) {
      list.add(own(log.note(revision, at, error)));
    } else {
      Journal certain = new Journal(at.done(), false, at.statements(), at.doneChecksum());
      list.add(moveJournal(prepared, open, certain));
      list.add(own(log.close(revision, certain, Outcome.FAILED, Optional.of(error))));
    }
    list.add(new Commit());
    return list;
  }

  /** {@return a transaction that logs a step that was rolled back} */
  List<Instruction> failed(PreparedStep prepared, String error) {
    return List.of(
        new Begin(),
        new FreshSession(prepared.options(), false),
        new LogRow(prepared.step().revision(), prepared.logRow(Outcome.FAILED, Optional.of(error))),
        new Commit());
  }

  /** {@return a transaction of Aludel's own instructions, under the settings of any revision} */
  public static List<Instruction> ownTransaction(List<Instruction> instructions) {
    List<Instruction> list = new ArrayList<>(fresh(instructions));
    list.add(new Commit());
    return list;
  }

  /** {@return the same without its end} */
  static List<Instruction> fresh(List<Instruction> instructions) {
    List<Instruction> list = new ArrayList<>();
    list.add(new Begin());
    list.add(new FreshSession(ScriptOptions.DEFAULT, false));
    list.addAll(instructions);
    return list;
  }

  /** {@return statements whose number of rows doesn't matter} */
  public static List<Instruction> own(Collection<String> statements) {
    return statements.stream().map(StepProtocol::own).toList();
  }

  private static Instruction own(String sql) {
    return new Own(sql, false);
  }

  private static Instruction hittingOneRow(String sql) {
    return new Own(sql, true);
  }

  /**
   * What a stamp does: the rows move, and the log says so.
   *
   * @param before the rows that are there
   * @param after the rows that shall be there
   * @param logged the rows of the log
   */
  public List<Instruction> stamp(
      SortedSet<String> before, SortedSet<String> after, List<String> logged) {
    List<Instruction> list = new ArrayList<>(guard(before));
    list.addAll(move(before, after));
    list.addAll(own(logged));
    return ownTransaction(list);
  }

  /** {@return what logs the revisions that Alembic ran, unless its table has moved on meanwhile} */
  public List<Instruction> adopt(Collection<String> rows, List<String> logged) {
    List<Instruction> list = new ArrayList<>(guard(rows));
    list.addAll(own(logged));
    return list;
  }

  /**
   * What creates the two tables.
   *
   * @param schemas the statements that create the schemas they need
   */
  public List<Instruction> createTables(List<String> schemas) {
    List<Instruction> list = new ArrayList<>(own(schemas));
    list.add(own(version.create()));
    list.add(own(log.create()));
    return list;
  }
}
