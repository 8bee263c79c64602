package dev.aludel.internal.run.plan;

import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.file.LoggedTags;
import dev.aludel.internal.script.file.Outline;
import dev.aludel.internal.script.file.Script;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.report.LogEntry.Action;
import dev.aludel.report.LogEntry.Outcome;
import dev.aludel.revision.RevisionNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows that the log gets for revisions that were not run, as the scripts are now. */
public final class StampRows {

  private final Scripts scripts;
  private final LogTable log;

  public StampRows(Scripts scripts, LogTable log) {
    this.scripts = scripts;
    this.log = log;
  }

  /** {@return an INSERT for each of these revisions, which count as applied, in upgrade order} */
  public List<String> inOrder(Collection<String> ids) {
    return scripts.graph().revisions().stream()
        .filter(node -> ids.contains(node.id()))
        .map(node -> row(node, Action.STAMP, Optional.of(LogTable.APPLIED)))
        .toList();
  }

  /**
   * The rows for each revision that a stamp takes in or out. What the log says is applied already
   * keeps the text that it ran with, so that a change of its file is noticed as before.
   *
   * @param stamp what is stamped
   * @return an INSERT each
   */
  public List<String> of(Stamp stamp) {
    List<String> rows = new ArrayList<>();
    for (RevisionNode revision : stamp.plan().applied()) {
      rows.add(
          stamp.keepsItsText(revision.id())
              ? log.stampAgain(revision.id(), LogTable.APPLIED)
              : row(revision, Action.STAMP, Optional.of(LogTable.APPLIED)));
    }
    for (RevisionNode revision : stamp.plan().notApplied()) {
      rows.add(
          stamp.isLogged(revision.id())
              ? log.stampAgain(revision.id(), LogTable.NOT_APPLIED)
              : row(revision, Action.STAMP, Optional.of(LogTable.NOT_APPLIED)));
    }
    return rows;
  }

  /** {@return the row that says that the database has a revision as its script is now} */
  public String repaired(RevisionNode revision) {
    return row(revision, Action.REPAIR, Optional.empty());
  }

  private String row(RevisionNode revision, Action action, Optional<String> says) {
    Script script = scripts.script(revision.id());
    Optional<SqlScript> sql = script.sql();
    Optional<Outline> outline = sql.map(SqlScript::outline);
    return log.append(
        revision,
        new LogTable.Row(
            action,
            outline.map(Outline::checksum),
            sql.map(SqlScript::rawChecksum),
            outline.flatMap(
                read ->
                    read.downgradeText()
                        .map(
                            text ->
                                LoggedTags.prepend(
                                    script.options(), read.nothingToTakeBack(), text))),
            Outcome.DONE,
            says,
            Optional.empty(),
            outline.map(Outline::statementChecksums).orElse(List.of())),
        "pg_catalog.now()");
  }
}
