package dev.aludel.internal.run.offline;

import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.file.Script;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.revision.RevisionNode;
import java.util.List;

/**
 * What tells a history of these revisions from another one with the same ids, for a script that
 * can't ask this build: the first revisions are in every history that was begun.
 *
 * @param logged the id, a space and the checksum; no checksum for a Java revision
 * @param ids the ids alone
 */
record Fingerprints(List<String> logged, List<String> ids) {

  /** How many revisions are printed: any one of them tells. */
  private static final int FEW = 20;

  /** How many ids are printed: a version table may hold any of them. */
  private static final int MANY = 1000;

  static Fingerprints of(Scripts scripts) {
    List<RevisionNode> inOrder = scripts.graph().revisions();
    return new Fingerprints(
        inOrder.stream().limit(FEW).map(node -> logged(scripts.script(node.id()))).toList(),
        inOrder.stream().limit(MANY).map(RevisionNode::id).toList());
  }

  private static String logged(Script script) {
    return script.node().id() + " " + script.sql().map(SqlScript::checksum).orElse("");
  }
}
