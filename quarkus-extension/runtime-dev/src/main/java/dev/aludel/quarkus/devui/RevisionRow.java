package dev.aludel.quarkus.devui;

import dev.aludel.report.HistoryEntry;
import dev.aludel.revision.RevisionNode;
import java.util.List;

/**
 * A revision in the picture of the graph.
 *
 * @param id its id
 * @param message what it is for
 * @param revises the ids that it follows
 * @param dependsOn the ids or labels of the others that it needs
 * @param labels the labels it carries
 * @param head whether no other one follows it
 * @param needed whether it is a head that another one depends on
 * @param current whether the version table has a row for it
 * @param applied whether the database has it
 */
public record RevisionRow(
    String id,
    String message,
    List<String> revises,
    List<String> dependsOn,
    List<String> labels,
    boolean head,
    boolean needed,
    boolean current,
    boolean applied) {

  /** Copies the lists. */
  public RevisionRow {
    revises = List.copyOf(revises);
    dependsOn = List.copyOf(dependsOn);
    labels = List.copyOf(labels);
  }

  static RevisionRow of(HistoryEntry entry) {
    RevisionNode node = entry.revision();
    return new RevisionRow(
        node.id(),
        node.message(),
        node.revises(),
        node.dependsOn(),
        node.labels(),
        entry.head(),
        entry.effectiveHead(),
        entry.current(),
        entry.applied());
  }
}
