package dev.aludel.internal.run.step;

import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.database.VersionTable;
import dev.aludel.internal.run.plan.PreparedStep;
import dev.aludel.internal.script.file.ScriptOptions;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.revision.RevisionNode;
import java.io.InputStream;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Supplier;

/**
 * One thing that a step asks for, in the order in which it must happen.
 *
 * <p>{@link StepProtocol} makes the lists. Two receivers carry them out: {@link SessionReceiver}
 * sends them to a server, {@code PsqlReceiver} prints them as a script.
 */
public sealed interface Instruction {

  /** Calls the receiver's method for this instruction. */
  void to(Receiver receiver);

  /** {@return whether it can be carried out a second time, after a rollback} */
  default boolean repeatable() {
    return true;
  }

  /** A transaction begins: READ COMMITTED, and it may write. */
  record Begin() implements Instruction {
    @Override
    public void to(Receiver receiver) {
      receiver.begin();
    }
  }

  /** The time is noted, for a log row of a step that doesn't begin with its transaction. */
  record NoteStart() implements Instruction {
    @Override
    public void to(Receiver receiver) {
      receiver.noteStart();
    }
  }

  /**
   * What scripts have left in the session is undone, and the run's settings are put in place; the
   * search_path is the one for Aludel's own statements.
   *
   * @param options what the revision says of its settings
   * @param lasting whether the session is to keep them when the transaction ends
   */
  record FreshSession(ScriptOptions options, boolean lasting) implements Instruction {
    @Override
    public void to(Receiver receiver) {
      receiver.freshSession(options, lasting);
    }
  }

  /**
   * In a later transaction of the same revision, the run's user, role and settings are put in place
   * again; what the revision's script has set or created before stays, its search_path too.
   *
   * @param options what the revision says of its settings
   */
  record SettingsAgain(ScriptOptions options) implements Instruction {
    @Override
    public void to(Receiver receiver) {
      receiver.settingsAgain(options);
    }
  }

  /** The revision's own search_path, behind Aludel's own statements. */
  record RevisionPath() implements Instruction {
    @Override
    public void to(Receiver receiver) {
      receiver.revisionPath();
    }
  }

  /** The run's own user and role, behind the revision's statements, which may have changed them. */
  record OwnRole() implements Instruction {
    @Override
    public void to(Receiver receiver) {
      receiver.ownRole();
    }
  }

  /**
   * All rows of the version table are compared, under its lock.
   *
   * @param table the version table
   * @param rows every row that must be there
   */
  record Guard(VersionTable table, SortedSet<String> rows) implements Instruction {
    @Override
    public void to(Receiver receiver) {
      receiver.guard(table, rows);
    }
  }

  /**
   * A statement of Aludel's own.
   *
   * @param sql its text
   * @param hitsOneRow whether it must hit exactly one row
   */
  record Own(String sql, boolean hitsOneRow) implements Instruction {
    @Override
    public void to(Receiver receiver) {
      receiver.own(sql, hitsOneRow);
    }
  }

  /**
   * A row of the log is appended, with the time at which the step began.
   *
   * @param revision the revision
   * @param row what to say of it
   */
  record LogRow(RevisionNode revision, LogTable.Row row) implements Instruction {
    @Override
    public void to(Receiver receiver) {
      receiver.logRow(revision, row);
    }
  }

  /**
   * All statements of a revision, as they are read or as its Java code asks for them.
   *
   * @param prepared the step
   */
  record AllStatements(PreparedStep prepared) implements Instruction {
    @Override
    public void to(Receiver receiver) {
      receiver.allStatements(prepared);
    }

    @Override
    public boolean repeatable() {
      // Java code is called again only where a lock was met and its revision allows it.
      return prepared.repeatable();
    }
  }

  /**
   * One statement of a revision.
   *
   * @param statement the statement
   */
  record Statement(SqlStatement statement) implements Instruction {
    @Override
    public void to(Receiver receiver) {
      receiver.statement(statement);
    }
  }

  /**
   * A COPY with its data.
   *
   * @param copy the statement alone
   * @param data opens its data
   * @param repeatable whether the data can be opened more than once
   */
  record Copy(SqlStatement copy, Supplier<InputStream> data, boolean repeatable)
      implements Instruction {
    @Override
    public void to(Receiver receiver) {
      receiver.copy(copy, data.get());
    }
  }

  /**
   * A statement that stands alone, outside every transaction.
   *
   * @param statement the statement
   * @param options what its revision says of timeouts
   * @param settings what the script has set before it, to be put in place first
   * @param begunBefore whether an earlier run has begun it, and nobody saw how it ended
   */
  record Alone(
      SqlStatement statement,
      ScriptOptions options,
      List<SqlStatement> settings,
      boolean begunBefore)
      implements Instruction {
    @Override
    public void to(Receiver receiver) {
      receiver.alone(this);
    }
  }

  /** The transaction is committed. */
  record Commit() implements Instruction {
    @Override
    public void to(Receiver receiver) {
      receiver.commit();
    }
  }

  /** Carries instructions out, one method for each. */
  interface Receiver {
    void begin();

    void noteStart();

    void freshSession(ScriptOptions options, boolean lasting);

    void settingsAgain(ScriptOptions options);

    void revisionPath();

    void ownRole();

    void guard(VersionTable table, SortedSet<String> rows);

    void own(String sql, boolean hitsOneRow);

    void logRow(RevisionNode revision, LogTable.Row row);

    void allStatements(PreparedStep prepared);

    void statement(SqlStatement statement);

    void copy(SqlStatement copy, InputStream data);

    void alone(Alone statement);

    void commit();

    default void receive(List<Instruction> instructions) {
      instructions.forEach(instruction -> instruction.to(this));
    }
  }
}
