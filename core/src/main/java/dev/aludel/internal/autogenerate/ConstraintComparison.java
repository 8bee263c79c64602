package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Constraint;
import java.util.Set;

/**
 * A constraint that was never checked for the rows that are there can be; any other that differs is
 * made again. Where it is inherited from doesn't count, nor the order of what AND joins in a check.
 */
final class ConstraintComparison implements KindComparison<Constraint> {
  @Override
  public Change between(Constraint before, Constraint after) {
    if (areSame(before.alone(), after.alone())) {
      return Change.NONE;
    }
    return areSame(before.alone().validated(), after.alone()) ? Change.ALTER : Change.REMAKE;
  }

  private static boolean areSame(Constraint before, Constraint after) {
    return before.equals(after)
        || before.type() == Constraint.Type.CHECK
            && after.type() == Constraint.Type.CHECK
            && Set.copyOf(before.columns()).equals(Set.copyOf(after.columns()))
            && Conjunction.areSame(before.definition(), after.definition());
  }
}
