package dev.aludel.internal.run.plan;

import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.LogReader;
import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.script.Scripts;
import java.time.ZoneId;
import java.util.List;

/**
 * A visit to a database: what was found there, held against the revisions and settings of this
 * build.
 *
 * @param session the connection; whoever opened it closes it
 * @param scripts the revisions
 * @param settings how to run
 * @param state what was found
 */
public record Visit(Session session, Scripts scripts, RunSettings settings, DatabaseState state) {

  /**
   * Reads what there is.
   *
   * @param session the connection
   * @param scripts the revisions
   * @param settings which tables are read, and how to run
   * @return the visit
   */
  public static Visit to(Session session, Scripts scripts, RunSettings settings) {
    return new Visit(session, scripts, settings, settings.readState(session));
  }

  /** {@return the same, with what is there now} */
  public Visit again() {
    return to(session, scripts, settings);
  }

  /** {@return the same with other settings of how to run} */
  public Visit with(RunSettings others) {
    return new Visit(session, scripts, others, state);
  }

  /** {@return the same with other revisions} */
  Visit with(Scripts others) {
    return new Visit(session, others, settings, state);
  }

  /** {@return the same, once the log has what an older build's lacks} */
  public Visit grown() {
    return new Visit(session, scripts, settings, state.grown());
  }

  /** {@return what the database has against what this build has} */
  public StateCheck check() {
    return new StateCheck(
        scripts, state, script -> ChangedStatement.in(script, statements(script.node().id())));
  }

  /** What an older build's log lacks. */
  private List<String> statements(String revision) {
    return state.tables().logForm().keepsStatements()
        ? logReader().statements(revision)
        : List.of();
  }

  /** {@return whether the version table and the log say the same} */
  public LogAgreement agreement() {
    return new LogAgreement(scripts, state);
  }

  /** {@return the log as this run writes it} */
  public LogTable log() {
    return new LogTable(state.tables(), timeZone(), settings.toolVersion(), settings.application());
  }

  /** {@return what reads the log} */
  public LogReader logReader() {
    return new LogReader(session, log());
  }

  /** {@return the time zone that revisions run in, as the server names it} */
  String timeZone() {
    return settings.chosen().sessionTimeZone().map(ZoneId::getId).orElse(state.timeZone());
  }
}
