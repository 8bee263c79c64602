package dev.aludel.revision;

import dev.aludel.error.OverlappingTargetsException;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/** Where an upgrade leads. */
final class UpgradeTarget {

  private final Links links;
  private final BitSet rows;
  private final Identifier identifier;
  private final Resolution resolution;
  private final Walk walk;

  UpgradeTarget(Links links, BitSet rows, Identifier identifier) {
    this.links = links;
    this.rows = rows;
    this.identifier = identifier;
    this.resolution = new Resolution(links, Verb.UPGRADE, identifier, rows);
    this.walk = new Walk(links, Verb.UPGRADE, identifier);
  }

  /** {@return the revisions that must be applied in the end; none for base} */
  BitSet revisions() {
    if (!identifier.relative()) {
      return distinct(resolution.revisions());
    }
    int steps = identifier.steps().getAsInt();
    if (identifier.unanchored()) {
      return set(fromRows(steps));
    }
    OptionalInt start = resolution.revision();
    return steps >= 0
        ? set(walk.up(start, steps, resolution.members()))
        : Links.only(walk.down(start, -steps));
  }

  private OptionalInt fromRows(int steps) {
    if (steps == 0) {
      throw resolution.unsuitable("goes nowhere.", "Count at least one, as in '+1'.");
    }
    if (steps < 0) {
      throw resolution.unsuitable(
          "goes down, and this is an upgrade.",
          "Use %s.".formatted(Verb.DOWNGRADE.typed(identifier.text())));
    }
    BitSet starts = starts();
    if (starts.cardinality() > 1) {
      throw resolution.severalCurrent(
          starts,
          "Name the one to start from: %s."
              .formatted(Verb.UPGRADE.typed(links.id(starts.nextSetBit(0)) + "+" + steps)));
    }
    return walk.up(starts.stream().findFirst(), steps, resolution.members());
  }

  /** With a branch: its rows; else the tips of what is applied of it. None means base. */
  private BitSet starts() {
    if (resolution.members().isEmpty()) {
      return rows;
    }
    BitSet members = resolution.members().get();
    BitSet starts = Links.both(rows, members);
    return starts.isEmpty() ? links.tips(Links.both(links.ancestors(rows), members)) : starts;
  }

  /** Only {@code label@heads} can name a revision together with its ancestor. */
  private BitSet distinct(BitSet revisions) {
    BitSet lower = links.overlaps(revisions);
    if (!lower.isEmpty()) {
      throw overlap(links, revisions, lower.nextSetBit(0), Verb.UPGRADE);
    }
    return revisions;
  }

  static OverlappingTargetsException overlap(
      Links links, BitSet revisions, int ancestor, Verb verb) {
    BitSet above = Links.both(links.descendants(Links.only(ancestor)), revisions);
    above.clear(ancestor);
    int descendant = above.nextSetBit(0);
    return new OverlappingTargetsException(
        "%s is an ancestor of %s, so that %s to both says one thing twice."
            .formatted(links.node(ancestor).named(), links.node(descendant).named(), verb.noun()),
        "Name the descendant alone: %s.".formatted(verb.typed(links.id(descendant))),
        List.of(links.id(ancestor), links.id(descendant)));
  }

  private static BitSet set(OptionalInt revision) {
    return revision.isPresent() ? Links.only(revision.getAsInt()) : new BitSet();
  }
}
