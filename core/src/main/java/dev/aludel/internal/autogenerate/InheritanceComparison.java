package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Inheritance;

/** Parents come or go in place; where some come and some go, what a column is of lies between. */
final class InheritanceComparison implements KindComparison<Inheritance> {
  @Override
  public Change between(Inheritance before, Inheritance after) {
    if (before.equals(after)) {
      return Change.NONE;
    }
    boolean leavesOrJoins =
        before.parents().containsAll(after.parents())
            || after.parents().containsAll(before.parents());
    return leavesOrJoins ? Change.ALTER : Change.REMAKE;
  }
}
