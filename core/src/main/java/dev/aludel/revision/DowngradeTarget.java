package dev.aludel.revision;

import dev.aludel.error.PlanningException;
import dev.aludel.error.WalkTooFarException;
import java.util.BitSet;
import java.util.OptionalInt;

/** What a downgrade undoes. */
final class DowngradeTarget {

  /**
   * Where to go, and whose lineage alone is undone where several revisions follow.
   *
   * @param revision the revision to stay; empty for base
   * @param narrowed the revision whose lineage is undone; empty for every one
   */
  private record Goal(OptionalInt revision, OptionalInt narrowed) {}

  private final Links links;
  private final BitSet rows;
  private final BitSet applied;
  private final Identifier identifier;
  private final Resolution resolution;
  private final Walk walk;

  DowngradeTarget(Links links, BitSet rows, Identifier identifier) {
    this.links = links;
    this.rows = rows;
    this.applied = links.ancestors(rows);
    this.identifier = identifier;
    this.resolution = new Resolution(links, Verb.DOWNGRADE, identifier, rows);
    this.walk = new Walk(links, Verb.DOWNGRADE, identifier);
  }

  /** {@return the applied revisions to undo: what follows the target, and what depends on that} */
  BitSet revisions() {
    Goal goal = goal();
    BitSet undone = links.descendants(roots(goal));
    undone.and(applied);
    if (undone.isEmpty() && goal.revision().isPresent()) {
      checkPresent(goal.revision().getAsInt());
    }
    return undone;
  }

  private Goal goal() {
    if (!identifier.relative()) {
      return new Goal(resolution.revision(), resolution.branch());
    }
    int steps = identifier.steps().getAsInt();
    if (identifier.unanchored()) {
      return fromRows(steps);
    }
    OptionalInt start = resolution.revision();
    if (steps >= 0) {
      return new Goal(walk.up(start, steps, resolution.members()), resolution.branch());
    }
    OptionalInt reached = walk.downToBase(start, -steps);
    // At base, only what the start stands on is undone: another tree may have nothing to do with
    // it.
    boolean own = reached.isEmpty() && resolution.branch().isEmpty();
    return new Goal(reached, own ? start : resolution.branch());
  }

  private Goal fromRows(int steps) {
    if (steps == 0) {
      throw resolution.unsuitable("goes nowhere.", "Count at least one, as in '-1'.");
    }
    if (steps > 0) {
      throw resolution.unsuitable(
          "goes up, and this is a downgrade.",
          "Use %s.".formatted(Verb.UPGRADE.typed(identifier.text())));
    }
    BitSet starts = starts();
    if (starts.isEmpty()) {
      throw new WalkTooFarException(
          "'%s' goes down from the current revision, but nothing%s is applied."
              .formatted(identifier.text(), resolution.ofBranch()),
          "There is nothing to downgrade.",
          identifier.text(),
          0);
    }
    if (starts.cardinality() > 1) {
      throw resolution.severalCurrent(
          starts,
          "Name the one to start from: %s."
              .formatted(Verb.DOWNGRADE.typed(links.id(starts.nextSetBit(0)) + "@" + steps)));
    }
    OptionalInt start = starts.stream().findFirst();
    OptionalInt narrowed = resolution.branch().isPresent() ? resolution.branch() : start;
    return new Goal(walk.downToBase(start, -steps), narrowed);
  }

  /** With a branch: its rows; else what is applied of it without an applied child. */
  private BitSet starts() {
    if (resolution.members().isEmpty()) {
      return rows;
    }
    BitSet members = resolution.members().get();
    BitSet starts = Links.both(rows, members);
    return starts.isEmpty() ? Links.both(links.versionedTips(applied), members) : starts;
  }

  private BitSet roots(Goal goal) {
    BitSet roots =
        goal.revision().isPresent() ? links.children(goal.revision().getAsInt()) : links.bases();
    if (goal.narrowed().isEmpty() || roots.cardinality() < 2) {
      return roots;
    }
    BitSet own = Links.both(roots, links.lineageBelow(goal.narrowed().getAsInt()));
    if (own.isEmpty()) {
      throw new PlanningException(
          PlanningException.Reason.INVALID_DOWNGRADE_TARGET,
          "'%s' is no downgrade target: none of the revisions that follow %s leads to %s."
              .formatted(
                  identifier.text(),
                  links.node(goal.revision().orElseThrow()).named(),
                  links.node(goal.narrowed().getAsInt()).named()),
          "Name the branch by a revision above it, or leave out the branch.");
    }
    return own;
  }

  private void checkPresent(int target) {
    if (rows.get(target)) {
      return;
    }
    String name = links.node(target).named();
    if (!applied.get(target)) {
      throw new PlanningException(
          PlanningException.Reason.INVALID_DOWNGRADE_TARGET,
          "%s is not applied, so a downgrade can't lead to it; the database is at %s."
              .formatted(name, rows.isEmpty() ? "base" : Wording.revisions(links.nodes(rows))),
          "Use %s to go there, or name an applied revision."
              .formatted(Verb.UPGRADE.typed(links.id(target))));
    }
    BitSet keepers = Links.both(links.followersOf(target), applied);
    throw new PlanningException(
        PlanningException.Reason.INVALID_DOWNGRADE_TARGET,
        "Nothing that follows %s%s is applied, so there is nothing to downgrade above it; it is needed by %s."
            .formatted(name, resolution.ofBranch(), Wording.revisions(links.nodes(keepers))),
        "Name a revision below those that are to go.");
  }
}
