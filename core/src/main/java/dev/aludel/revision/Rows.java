package dev.aludel.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The rows of the version table while steps are done: the applied revisions without an applied
 * child of either kind.
 *
 * <p>Each step touches only the rows next to its revision, so a plan costs as much as it has edges.
 */
final class Rows {

  private final Links links;
  private final BitSet applied;
  private RowSet current;

  /** Starts from rows that exist and don't overlap. */
  Rows(Links links, BitSet rows) {
    this.links = links;
    this.applied = links.ancestors(rows);
    this.current = RowSet.copyOf(links.ids(rows));
  }

  /** {@return the steps that upgrade these revisions, none of which is applied} */
  List<Step> upgrade(BitSet revisions) {
    List<Step> steps = new ArrayList<>();
    for (int revision : links.upgradeOrder(revisions)) {
      RowSet before = current;
      add(revision);
      steps.add(new Step(links.node(revision), Direction.UPGRADE, before, current));
    }
    return steps;
  }

  /** {@return the steps that downgrade these revisions, all of which are applied} */
  List<Step> downgrade(BitSet revisions) {
    List<Step> steps = new ArrayList<>();
    int[] order = links.upgradeOrder(revisions);
    int[] appliedFollowers = new int[links.size()];
    applied.stream()
        .forEach(
            revision -> {
              for (int need : links.needs(revision)) {
                appliedFollowers[need]++;
              }
            });
    for (int index = order.length - 1; index >= 0; index--) {
      RowSet before = current;
      remove(order[index], appliedFollowers);
      steps.add(new Step(links.node(order[index]), Direction.DOWNGRADE, before, current));
    }
    return steps;
  }

  private void add(int revision) {
    applied.set(revision);
    for (int need : links.needs(revision)) {
      current = current.without(links.id(need));
    }
    current = current.with(links.id(revision));
  }

  private void remove(int revision, int[] appliedFollowers) {
    applied.clear(revision);
    current = current.without(links.id(revision));
    for (int need : links.needs(revision)) {
      if (--appliedFollowers[need] == 0) {
        current = current.with(links.id(need));
      }
    }
  }
}
