package dev.aludel.internal.run.plan;

import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.script.file.MigrationScript;
import dev.aludel.internal.script.file.ScriptOptions;
import dev.aludel.internal.script.file.StatementSink;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.report.LogEntry.Action;
import dev.aludel.report.LogEntry.Outcome;
import dev.aludel.revision.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A step that can be carried out, with all that it needs. */
public sealed interface PreparedStep {

  /** {@return the revision, its direction and the rows around it} */
  Step step();

  /** {@return what the revision says of its run} */
  ScriptOptions options();

  /** {@return whether it runs in one transaction, or in segments with a journal} */
  boolean transactional();

  /** {@return how many statements it has; 0 where only its code knows} */
  int count();

  /** {@return whether its statements are the same each time, so that they can be sent again} */
  boolean repeatable();

  /**
   * Hands its statements over, in their order.
   *
   * @param sink takes them
   * @param caller calls a Java revision, which hands its statements over itself
   */
  void statements(StatementSink sink, Consumer<JavaStep> caller);

  /**
   * What the log says of it.
   *
   * @param outcome how far it came
   * @param error what went wrong
   * @return the row
   */
  LogTable.Row logRow(Outcome outcome, Optional<String> error);

  /**
   * A SQL revision.
   *
   * @param step the revision, its direction and the rows around it
   * @param options what the revision says of its run
   * @param transactional whether it runs in one transaction
   * @param count how many statements it has
   * @param source hands its SQL over at each call, read again unless it is short
   * @param checksum of the upgrade
   * @param statementChecksums of its first statements
   * @param rawChecksum of the file's bytes
   * @param downgradeScript the SQL that takes an upgrade back
   */
  record SqlStep(
      Step step,
      ScriptOptions options,
      boolean transactional,
      int count,
      Consumer<StatementSink> source,
      String checksum,
      List<String> statementChecksums,
      String rawChecksum,
      Optional<String> downgradeScript)
      implements PreparedStep {

    @Override
    public boolean repeatable() {
      return true;
    }

    @Override
    public void statements(StatementSink sink, Consumer<JavaStep> caller) {
      source.accept(sink);
    }

    @Override
    public LogTable.Row logRow(Outcome outcome, Optional<String> error) {
      return new LogTable.Row(
          Action.of(step.direction()),
          Optional.of(checksum),
          Optional.of(rawChecksum),
          outcome == Outcome.FAILED ? Optional.empty() : downgradeScript,
          outcome,
          Optional.empty(),
          error,
          statementChecksums);
    }
  }

  /**
   * A Java revision, whose code is called when it runs.
   *
   * @param step the revision, its direction and the rows around it
   * @param migration the revision to call
   */
  record JavaStep(Step step, MigrationScript migration) implements PreparedStep {

    @Override
    public ScriptOptions options() {
      return migration.options();
    }

    @Override
    public boolean transactional() {
      return migration.options().transaction();
    }

    @Override
    public int count() {
      return 0;
    }

    @Override
    public boolean repeatable() {
      return false;
    }

    @Override
    public void statements(StatementSink sink, Consumer<JavaStep> caller) {
      caller.accept(this);
    }

    @Override
    public LogTable.Row logRow(Outcome outcome, Optional<String> error) {
      return new LogTable.Row(
          Action.of(step.direction()),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          outcome,
          Optional.empty(),
          error,
          List.of());
    }
  }

  /**
   * A Java revision whose code was called before, to be printed.
   *
   * @param java the revision
   * @param asked what it asked for
   */
  record CalledStep(JavaStep java, List<SqlStatement> asked) implements PreparedStep {

    /** Copies the list. */
    public CalledStep {
      asked = List.copyOf(asked);
    }

    @Override
    public Step step() {
      return java.step();
    }

    @Override
    public ScriptOptions options() {
      return java.options();
    }

    @Override
    public boolean transactional() {
      return java.transactional();
    }

    @Override
    public int count() {
      return asked.size();
    }

    @Override
    public boolean repeatable() {
      return true;
    }

    @Override
    public void statements(StatementSink sink, Consumer<JavaStep> caller) {
      asked.forEach(sink::statement);
    }

    @Override
    public LogTable.Row logRow(Outcome outcome, Optional<String> error) {
      return java.logRow(outcome, error);
    }
  }
}
