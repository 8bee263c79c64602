package dev.aludel.revision;

import dev.aludel.error.AmbiguousWalkException;
import dev.aludel.error.WalkTooFarException;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Counting revisions up or down from another one, along revises alone.
 *
 * <p>An empty revision is base: below every revision that revises none.
 */
final class Walk {

  private final Links links;
  private final Verb verb;
  private final Identifier identifier;

  Walk(Links links, Verb verb, Identifier identifier) {
    this.links = links;
    this.verb = verb;
    this.identifier = identifier;
  }

  /** Goes up, where a branch is given to its members only. */
  OptionalInt up(OptionalInt from, int steps, Optional<BitSet> members) {
    OptionalInt reached = from;
    for (int done = 0; done < steps; done++) {
      BitSet next = reached.isPresent() ? links.children(reached.getAsInt()) : links.bases();
      members.ifPresent(next::and);
      if (next.isEmpty()) {
        throw tooFar(
            from,
            done,
            "'%s' goes %s up from %s, but %s."
                .formatted(
                    identifier.text(),
                    Wording.count(steps, "revision"),
                    named(from),
                    done == 0 ? "none follows it" : "only " + done + follows(done) + " it"));
      }
      if (next.cardinality() > 1) {
        throw fork(reached, next);
      }
      reached = next.stream().findFirst();
    }
    return reached;
  }

  /** Goes down to a revision, never to base. */
  int down(OptionalInt from, int steps) {
    return down(from, steps, false).orElseThrow();
  }

  /** Goes down to a revision or, with the last step, to base. */
  OptionalInt downToBase(OptionalInt from, int steps) {
    return down(from, steps, true);
  }

  /** Goes down and stays at base where that is reached before. */
  OptionalInt downAtMost(int from, int steps) {
    int reached = from;
    for (int done = 0; done < steps; done++) {
      OptionalInt next = parent(reached);
      if (next.isEmpty()) {
        return next;
      }
      reached = next.getAsInt();
    }
    return OptionalInt.of(reached);
  }

  private OptionalInt down(OptionalInt from, int steps, boolean toBase) {
    OptionalInt reached = from;
    for (int done = 0; done < steps; done++) {
      OptionalInt next = reached.isPresent() ? parent(reached.getAsInt()) : OptionalInt.empty();
      boolean base = next.isEmpty() && toBase && reached.isPresent() && done + 1 == steps;
      if (next.isEmpty() && !base) {
        int possible = reached.isPresent() ? done : Math.max(0, done - 1);
        throw downTooFar(from, steps, toBase && from.isPresent() ? possible + 1 : possible, toBase);
      }
      reached = next;
    }
    return reached;
  }

  private OptionalInt parent(int revision) {
    BitSet parents = links.parents(revision);
    if (parents.cardinality() > 1) {
      throw new AmbiguousWalkException(
          "'%s' can't go down through the merge point %s, which revises %s."
              .formatted(
                  identifier.text(),
                  links.node(revision).named(),
                  Wording.revisions(links.nodes(parents))),
          "Name the revision that you want: %s.".formatted(verb.typed(firstId(parents))),
          identifier.text(),
          links.ids(parents));
    }
    return parents.stream().findFirst();
  }

  private AmbiguousWalkException fork(OptionalInt from, BitSet next) {
    return new AmbiguousWalkException(
        "'%s' can't choose among the revisions that follow %s: %s."
            .formatted(identifier.text(), named(from), Wording.revisions(links.nodes(next))),
        "Name the revision that you want: %s.".formatted(verb.typed(firstId(next))),
        identifier.text(),
        links.ids(next));
  }

  private WalkTooFarException downTooFar(
      OptionalInt from, int steps, int possible, boolean toBase) {
    String end =
        possible == 0
            ? "nothing lies below it"
            : toBase
                ? "base is reached after " + possible
                : "only " + possible + (possible == 1 ? " lies" : " lie") + " below it";
    return tooFar(
        from,
        -possible,
        "'%s' goes %s down from %s, but %s."
            .formatted(identifier.text(), Wording.count(steps, "revision"), named(from), end));
  }

  private WalkTooFarException tooFar(OptionalInt from, int possible, String description) {
    String action =
        possible == 0
            ? "Name a revision instead."
            : "Use '" + identifier.withSteps(possible) + "' at most.";
    return new WalkTooFarException(description, action, identifier.text(), Math.abs(possible));
  }

  private String named(OptionalInt revision) {
    return revision.isPresent() ? links.node(revision.getAsInt()).named() : "base";
  }

  private String firstId(BitSet revisions) {
    return links.id(revisions.nextSetBit(0));
  }

  private static String follows(int count) {
    return count == 1 ? " follows" : " follow";
  }
}
