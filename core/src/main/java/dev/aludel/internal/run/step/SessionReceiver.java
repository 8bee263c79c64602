package dev.aludel.internal.run.step;

import dev.aludel.internal.database.LentConnection;
import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.database.ShortForms;
import dev.aludel.internal.database.VersionTable;
import dev.aludel.internal.run.plan.PreparedStep;
import dev.aludel.internal.script.file.ScriptOptions;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.revision.RevisionNode;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Sends the instructions of one attempt over the session, many in one turn. */
final class SessionReceiver implements Instruction.Receiver {

  private final RunContext context;
  private final Session session;
  private final MigrationCaller migrations;
  private final int attempt;
  private final Batch batch;
  private final boolean oneByOne;
  private boolean startNoted;
  private boolean begunShortly;

  /** The settings that the next revision is likely to begin with, too. */
  private @Nullable Map<String, String> begunInFull;

  /**
   * Sends one attempt.
   *
   * @param context the session, and how to run
   * @param migrations calls Java revisions
   * @param attempt which attempt it is, from 1
   * @param oneByOne whether each statement gets a turn of its own, to find out which one fails
   */
  SessionReceiver(RunContext context, MigrationCaller migrations, int attempt, boolean oneByOne) {
    this.context = context;
    this.session = context.session();
    this.migrations = migrations;
    this.attempt = attempt;
    this.oneByOne = oneByOne;
    this.batch = new Batch(session, oneByOne);
  }

  /** Calls a Java revision, and hands on what it asks for. */
  interface MigrationCaller {
    void call(PreparedStep.JavaStep step, Batch batch);
  }

  /** Sends all of them; what was gathered behind the last commit is sent, too. */
  @Override
  public void receive(List<Instruction> instructions) {
    Instruction.Receiver.super.receive(instructions);
    batch.flush();
  }

  @Override
  public void begin() {
    try {
      context.begin();
    } catch (ServerException e) {
      throw new Batch.StatementFailure(e, Optional.empty(), false);
    }
    context.isolation().ifPresent(batch::own);
  }

  @Override
  public void noteStart() {
    startNoted = true;
    batch.own(LogTable.noteStart());
  }

  @Override
  public void freshSession(ScriptOptions options, boolean lasting) {
    Map<String, String> settings = context.sessionSettings(options, attempt);
    boolean once = oneByOne || lasting;
    List<String> shortly =
        once ? List.of() : session.lent().shortRestoreStatements(settings, context.role());
    begunShortly = !shortly.isEmpty();
    shortly.forEach(batch::own);
    if (begunShortly) {
      return;
    }
    // Nothing outlasts the run anyway: the session goes back to its owner as it came.
    batch.own(session.lent().restoreStatement(settings, context.role()));
    begunInFull = once ? null : settings;
  }

  @Override
  public void guard(VersionTable table, SortedSet<String> rows) {
    batch.own(begunShortly ? ShortForms.guard(rows) : table.guard(rows));
  }

  @Override
  public void settingsAgain(ScriptOptions options) {
    ownRole();
    batch.own(
        LentConnection.continueStatement(
            SessionSettings.again(context.sessionSettings(options, attempt))));
  }

  @Override
  public void revisionPath() {
    if (begunInFull != null) {
      session
          .lent()
          .prepareStatements(begunInFull, context.role(), context.version())
          .forEach(batch::own);
    }
    batch.own(session.lent().pathStatement(context.searchPath()));
  }

  @Override
  public void ownRole() {
    session.lent().ownRoleStatements(context.role()).forEach(batch::own);
  }

  @Override
  public void own(String sql, boolean hitsOneRow) {
    if (hitsOneRow) {
      batch.ownHittingOneRow(sql);
    } else {
      batch.own(sql);
    }
  }

  @Override
  public void logRow(RevisionNode revision, LogTable.Row row) {
    String startedAt = startNoted ? LogTable.NOTED_START : "pg_catalog.now()";
    batch.own(context.log().append(revision, row, startedAt));
  }

  @Override
  public void allStatements(PreparedStep prepared) {
    prepared.statements(batch, java -> migrations.call(java, batch));
  }

  @Override
  public void statement(SqlStatement statement) {
    batch.statement(statement);
  }

  @Override
  public void copy(SqlStatement copy, InputStream data) {
    batch.copy(copy, data);
  }

  @Override
  public void alone(Instruction.Alone statement) {
    throw new IllegalStateException("a statement that stands alone is in no transaction");
  }

  @Override
  public void commit() {
    batch.flush();
    try {
      session.commit();
    } catch (ServerException e) {
      throw new Batch.StatementFailure(e, Optional.empty(), true);
    }
  }
}
