package dev.aludel.internal.script.importing;

import dev.aludel.revision.RevisionNode;
import java.util.List;

/**
 * A revision as another tool has it.
 *
 * @param node its place in the graph; its origin is the other tool's file
 * @param upgrade what it runs
 * @param downgrade what takes it back
 * @param transaction whether it runs in a transaction
 * @param placeholders whether it has placeholders
 * @param notes what there is to know about it
 */
record ImportedMigration(
    RevisionNode node,
    Section upgrade,
    Section downgrade,
    boolean transaction,
    boolean placeholders,
    List<String> notes) {

  ImportedMigration {
    notes = List.copyOf(notes);
  }

  /** {@return the text of its file} */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("-- @revises ")
        .append(node.isBase() ? "base" : String.join(", ", node.revises()))
        .append('\n');
    if (!node.dependsOn().isEmpty()) {
      text.append("-- @depends-on ").append(String.join(", ", node.dependsOn())).append('\n');
    }
    if (!node.labels().isEmpty()) {
      text.append("-- @label ").append(String.join(", ", node.labels())).append('\n');
    }
    if (!transaction) {
      text.append("-- @transaction off\n");
    }
    if (placeholders) {
      text.append("-- @placeholders on\n");
    }
    boolean idleMerge = node.isMergePoint() && idle(upgrade) && idle(downgrade);
    return idleMerge
        ? text.toString()
        : text.append(upgrade.under("upgrade")).append(downgrade.under("downgrade")).toString();
  }

  private static boolean idle(Section section) {
    return section.kind() == Section.Kind.EMPTY || section.kind() == Section.Kind.NONE;
  }
}
