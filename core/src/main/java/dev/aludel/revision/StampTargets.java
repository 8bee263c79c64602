package dev.aludel.revision;

import java.util.BitSet;
import java.util.List;

/** The rows that a stamp leaves. */
final class StampTargets {

  private final Links links;
  private final BitSet rows;
  private final BitSet targets = new BitSet();
  private final BitSet removed = new BitSet();

  StampTargets(Links links, BitSet rows) {
    this.links = links;
    this.rows = rows;
  }

  /** {@return the rows after a stamp with these identifiers, of which there is at least one} */
  BitSet rowsAfter(List<String> identifiers) {
    if (identifiers.isEmpty()) {
      throw new IllegalArgumentException("a stamp needs a target");
    }
    identifiers.forEach(text -> add(Identifier.parse(text)));
    BitSet lower = links.overlaps(targets);
    if (!lower.isEmpty()) {
      throw UpgradeTarget.overlap(links, targets, lower.nextSetBit(0), Verb.STAMP);
    }
    removed.or(related(targets));
    BitSet after = Links.difference(rows, removed);
    after.or(targets);
    return after;
  }

  private void add(Identifier identifier) {
    NamedRevisions named = new NamedRevisions(links, Verb.STAMP, identifier, rows);
    if (!identifier.is("base")) {
      targets.or(named.revisions());
    } else if (named.branch().isPresent()) {
      removed.or(related(Links.only(named.branch().getAsInt())));
    } else {
      removed.or(rows);
    }
  }

  private BitSet related(BitSet revisions) {
    BitSet related = links.ancestors(revisions);
    related.or(links.descendants(revisions));
    return related;
  }
}
