package dev.aludel.internal.run;

import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.script.LoggedTags;
import dev.aludel.internal.script.Script;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.SqlScript;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.StampPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows that the log gets for revisions that were not run, as the scripts are now. */
final class StampRows {

  private final Scripts scripts;
  private final LogTable log;

  StampRows(Scripts scripts, LogTable log) {
    this.scripts = scripts;
    this.log = log;
  }

  /** {@return an INSERT for each of these revisions, in upgrade order} */
  List<String> inOrder(Collection<String> ids) {
    return scripts.graph().revisions().stream()
        .filter(node -> ids.contains(node.id()))
        .map(node -> row(node, "stamp"))
        .toList();
  }

  /** {@return an INSERT for each revision that becomes applied or not applied} */
  List<String> of(StampPlan plan) {
    List<String> rows = new ArrayList<>();
    plan.applied().forEach(revision -> rows.add(row(revision, "stamp")));
    plan.notApplied().forEach(revision -> rows.add(row(revision, "stamp")));
    return rows;
  }

  String row(RevisionNode revision, String direction) {
    Script script = scripts.script(revision.id());
    Optional<SqlScript> sql =
        script instanceof SqlScript found ? Optional.of(found) : Optional.empty();
    Optional<SqlScript.Body> body = sql.map(SqlScript::body);
    return log.append(
        revision,
        new LogTable.Row(
            direction,
            body.map(SqlScript.Body::checksum),
            sql.map(SqlScript::rawChecksum),
            body.flatMap(SqlScript.Body::downgrade)
                .map(section -> LoggedTags.prepend(script.options(), section.text())),
            "done",
            Optional.empty()),
        "pg_catalog.now()");
  }
}
