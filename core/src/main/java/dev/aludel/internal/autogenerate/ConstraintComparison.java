package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Constraint;

/** A constraint that differs is made again; where it is inherited from doesn't count. */
final class ConstraintComparison implements KindComparison<Constraint> {
  @Override
  public Change between(Constraint before, Constraint after) {
    return before.alone().equals(after.alone()) ? Change.NONE : Change.REMAKE;
  }
}
