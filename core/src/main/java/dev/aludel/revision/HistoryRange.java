package dev.aludel.revision;

import dev.aludel.error.NotInBranchException;
import dev.aludel.error.ResolutionException;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The part of the history from one end to another, both included: {@code a:b}, where an end left
 * out is base or the heads. Between two ends that are named a dependency is a way like any other.
 */
final class HistoryRange {

  private final Links links;
  private final BitSet rows;
  private final String text;
  private final Optional<End> lower;
  private final Optional<End> upper;

  private record End(Identifier identifier, Resolution resolution, Walk walk) {

    boolean counts() {
      return identifier.relative() && identifier.unanchored();
    }

    int steps() {
      return identifier.steps().orElseThrow();
    }
  }

  HistoryRange(Links links, BitSet rows, String range) {
    this.links = links;
    this.rows = rows;
    this.text = range.strip();
    String[] ends = text.isEmpty() ? new String[] {"", ""} : text.split(":", -1);
    if (ends.length != 2) {
      throw new ResolutionException(
          ResolutionException.Reason.INVALID_RANGE,
          "'" + text + "' is no range: a range has one ':'.",
          "Write 'a:b', 'a:' for a and what follows it, or ':b' for b and what leads to it.",
          text);
    }
    String first = ends[0].strip();
    String last = ends[1].strip();
    lower = end(first, Verb.history("", ":" + last));
    upper = end(last, Verb.history(first + ":", ""));
  }

  /** {@return the revisions of the range} */
  BitSet revisions() {
    lower.ifPresent(this::checkLower);
    if (lower.isPresent() && lower.get().counts()) {
      return lastOf(upperRevisions(Optional.empty()), lower.get());
    }
    Optional<BitSet> starts = lowerRevisions();
    BitSet ends = upperRevisions(starts);
    BitSet found = links.ancestors(ends);
    if (starts.isEmpty()) {
      return found;
    }
    BitSet outside = Links.difference(starts.get(), found);
    if (!outside.isEmpty()) {
      throw new ResolutionException(
          ResolutionException.Reason.INVALID_RANGE,
          "The range '%s' leads nowhere: %s is not an ancestor of %s."
              .formatted(
                  text,
                  links.node(outside.nextSetBit(0)).named(),
                  ends.isEmpty() ? "base" : Wording.revisions(links.nodes(ends))),
          "Write the older end first, and ends of which one leads to the other.",
          text);
    }
    found.and(
        upper.isPresent() ? links.descendants(starts.get()) : links.lineageAbove(starts.get()));
    return found;
  }

  private Optional<End> end(String part, Verb verb) {
    if (part.isEmpty()) {
      return Optional.empty();
    }
    Identifier identifier = Identifier.parse(part);
    return Optional.of(
        new End(
            identifier,
            new Resolution(links, verb, identifier, rows),
            new Walk(links, verb, identifier)));
  }

  private void checkLower(End end) {
    if (end.identifier().relative() && (!end.counts() || end.steps() >= 0)) {
      throw end.resolution()
          .unsuitable(
              "can't be where a range begins.",
              "Name a revision, or count down from the range's end, as in '-3:'.");
    }
  }

  /** {@return what the range begins with; empty for base} */
  private Optional<BitSet> lowerRevisions() {
    if (lower.isEmpty()) {
      return Optional.empty();
    }
    BitSet starts = lower.get().resolution().revisions();
    return starts.isEmpty() ? Optional.empty() : Optional.of(starts);
  }

  private BitSet upperRevisions(Optional<BitSet> starts) {
    if (upper.isEmpty()) {
      return lower.map(end -> end.resolution().heads()).orElseGet(links::realHeads);
    }
    End end = upper.get();
    if (!end.identifier().relative()) {
      return ofLowerBranch(end.resolution().revisions());
    }
    if (end.counts()) {
      return ofLowerBranch(set(aboveStart(end, starts)));
    }
    OptionalInt from = end.resolution().revision();
    return ofLowerBranch(
        end.steps() >= 0
            ? set(end.walk().up(from, end.steps(), end.resolution().members()))
            : Links.only(end.walk().down(from, -end.steps())));
  }

  private OptionalInt aboveStart(End end, Optional<BitSet> starts) {
    if (end.steps() <= 0 || lower.filter(End::counts).isPresent()) {
      throw end.resolution()
          .unsuitable(
              "can't be where this range ends.",
              "Name a revision, count up from the range's beginning, as in 'a:+2', or down from a"
                  + " revision, as in ':head-2'.");
    }
    BitSet from = starts.orElseGet(BitSet::new);
    if (from.cardinality() > 1) {
      throw new ResolutionException(
          ResolutionException.Reason.INVALID_RANGE,
          "'%s' counts from where the range '%s' begins, but that is at several revisions: %s."
              .formatted(end.identifier().text(), text, Wording.revisions(links.nodes(from))),
          "Name one of them: '%s:%s'."
              .formatted(links.id(from.nextSetBit(0)), end.identifier().text()),
          text);
    }
    Optional<BitSet> members = end.resolution().members();
    Optional<BitSet> within =
        members.isPresent() ? members : lower.flatMap(start -> start.resolution().members());
    return end.walk().up(from.stream().findFirst(), end.steps(), within);
  }

  /** A range that begins with {@code label@…} ends in that branch, too. */
  private BitSet ofLowerBranch(BitSet ends) {
    Optional<BitSet> members = lower.flatMap(end -> end.resolution().members());
    if (members.isEmpty() || ends.isEmpty()) {
      return ends;
    }
    BitSet own = Links.both(ends, members.get());
    if (own.isEmpty()) {
      throw new NotInBranchException(
          "The range '%s' leaves its branch: %s is not a member of '%s'."
              .formatted(
                  text,
                  Wording.revisions(links.nodes(ends)),
                  lower.flatMap(end -> end.identifier().branch()).orElseThrow()),
          "Name an end in that branch, or leave out the branch.",
          text,
          links.id(ends.nextSetBit(0)));
    }
    return own;
  }

  /** The last revisions below each end, down to base where there are no more. */
  private BitSet lastOf(BitSet ends, End counted) {
    BitSet found = new BitSet();
    ends.stream()
        .forEach(
            end -> {
              BitSet part = links.ancestors(Links.only(end));
              OptionalInt start = counted.walk().downAtMost(end, -counted.steps());
              if (start.isPresent()) {
                part.and(links.lineageAbove(Links.only(start.getAsInt())));
              }
              found.or(part);
            });
    return found;
  }

  private static BitSet set(OptionalInt revision) {
    return revision.isPresent() ? Links.only(revision.getAsInt()) : new BitSet();
  }
}
