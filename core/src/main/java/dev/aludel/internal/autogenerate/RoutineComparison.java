package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Routine;

/** OR REPLACE changes everything but a signature, and takes no default away. */
final class RoutineComparison implements KindComparison<Routine> {
  @Override
  public Change between(Routine before, Routine after) {
    if (before.equals(after)) {
      return Change.NONE;
    }
    boolean replaceable =
        before.signature().equals(after.signature()) && before.defaults() <= after.defaults();
    return replaceable ? Change.ALTER : Change.REMAKE;
  }
}
