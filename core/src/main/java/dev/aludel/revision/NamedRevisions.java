package dev.aludel.revision;

import java.util.BitSet;
import java.util.OptionalInt;

/** The revisions that an identifier names where nothing is walked to: to show or to stamp them. */
final class NamedRevisions {

  private final Links links;
  private final Verb verb;
  private final Identifier identifier;
  private final Resolution resolution;

  NamedRevisions(Links links, Verb verb, Identifier identifier, BitSet rows) {
    this.links = links;
    this.verb = verb;
    this.identifier = identifier;
    this.resolution = new Resolution(links, verb, identifier, rows);
  }

  OptionalInt branch() {
    return resolution.branch();
  }

  /** {@return what the symbol names or, for {@code -N}, the revisions N below each head} */
  BitSet revisions() {
    if (!identifier.relative()) {
      return resolution.revisions();
    }
    int steps = identifier.steps().getAsInt();
    if (!identifier.unanchored() || steps >= 0) {
      throw resolution.unsuitable(
          "counts from a revision, which %s doesn't take.".formatted(verb.noun()),
          "Name the revision itself, or count down from the heads, as in '-1'.");
    }
    Walk walk = new Walk(links, verb, identifier);
    BitSet found = new BitSet();
    resolution.heads().stream().forEach(head -> found.set(walk.down(OptionalInt.of(head), -steps)));
    return found;
  }
}
