package dev.aludel.internal.autogenerate;

import dev.aludel.schema.DomainConstraint;

/** A check that isn't validated yet can be; any other difference needs another check. */
final class DomainConstraintComparison implements KindComparison<DomainConstraint> {
  @Override
  public Change between(DomainConstraint before, DomainConstraint after) {
    if (Conjunction.areSame(before.definition(), after.definition())) {
      return Change.NONE;
    }
    return Conjunction.areSame(before.definition(), after.definition() + " NOT VALID")
        ? Change.ALTER
        : Change.REMAKE;
  }
}
