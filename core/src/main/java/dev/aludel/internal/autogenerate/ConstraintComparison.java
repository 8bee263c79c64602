package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Constraint;

/**
 * A constraint that was never checked for the rows that are there can be; any other that differs is
 * made again. Where it is inherited from doesn't count.
 */
final class ConstraintComparison implements KindComparison<Constraint> {
  @Override
  public Change between(Constraint before, Constraint after) {
    if (before.alone().equals(after.alone())) {
      return Change.NONE;
    }
    return before.alone().validated().equals(after.alone()) ? Change.ALTER : Change.REMAKE;
  }
}
